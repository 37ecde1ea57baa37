import Core
import Envelope
import Plane
import Store

enum DeleteTable {
    struct Input: TableInput {
        let TableName: String
    }

    struct Output: Encodable, Sendable {
        let TableDescription: TableDescription
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("DeleteTable", .write) { (_: Input, reference, call) in
            try await handle(reference, service, call)
        }
    }

    private static func handle(
        _ reference: TableReference, _ service: DynamoDBService, _ call: Call
    ) async throws -> Output {
        _ = try await service.table(reference, call)
        let record = try await call.store.write { writer in
            guard let record = try Tables.records.get(reference.name, in: reference.scope, writer) else {
                throw AWSError.tableNotFound(reference.name)
            }
            guard !record.isDeletionProtected else {
                throw AWSError.validation(
                    "Resource cannot be deleted as it is currently protected against deletion. "
                        + "Disable deletion protection first.")
            }
            guard record.status == .ACTIVE else { throw AWSError.changing(record) }
            try Tables.remove(record, in: reference.scope, writer)
            return record
        }
        service.statistics.forget(record.id)
        if let encryption = record.encryption {
            await KMSClient.dynamoDB(call, table: record.name, reference.account).retireGrant(
                encryption.grantID, of: encryption.keyARN)
        }
        let table = Table(record, account: reference.account, region: reference.region)
        return Output(TableDescription: TableDescription(table, status: .DELETING))
    }
}
