import Core
import Envelope
import Plane
import Store

enum UpdateTable {
    struct UpdateIndex: Decodable, Sendable {
        let IndexName: String
        let ProvisionedThroughput: ProvisionedThroughput?
        let OnDemandThroughput: OnDemandThroughput?
        let WarmThroughput: WarmThroughput?
    }

    struct DeleteIndex: Decodable, Sendable {
        let IndexName: String
    }

    struct IndexUpdate: Decodable, Sendable {
        let Update: UpdateIndex?
        let Create: CreateTable.GlobalSecondaryIndex?
        let Delete: DeleteIndex?
    }

    /// What it asks of a replica is not read: there are none.
    struct Replica: Decodable, Sendable {}

    struct Input: TableInput {
        let TableName: String
        let AttributeDefinitions: [AttributeDefinition]?
        let BillingMode: BillingMode?
        let ProvisionedThroughput: ProvisionedThroughput?
        let GlobalSecondaryIndexUpdates: [IndexUpdate]?
        let StreamSpecification: StreamSpecification?
        let SSESpecification: SSESpecification?
        let ReplicaUpdates: [Replica]?
        let GlobalTableWitnessUpdates: [Replica]?
        let MultiRegionConsistency: String?
        let TableClass: TableClass?
        let DeletionProtectionEnabled: Bool?
        let OnDemandThroughput: OnDemandThroughput?
        let WarmThroughput: WarmThroughput?
    }

    struct Output: Encodable, Sendable {
        let TableDescription: TableDescription
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("UpdateTable", .write) { (input: Input, reference, call) in
            try await handle(input, reference, service, call)
        }
    }

    private static func handle(
        _ input: Input, _ reference: TableReference, _ service: DynamoDBService, _ call: Call
    ) async throws -> Output {
        try check(input)
        let table = try await service.table(reference, call)
        guard table.record.status == .ACTIVE else { throw AWSError.changing(table.record) }
        var wrapping: TableEncryption.Wrapping?
        if let specification = input.SSESpecification {
            wrapping = try await service.encryption.change(table, to: specification, call)
        }
        let record: TableRecord
        do {
            record = try await apply(input, wrapping, to: reference, call)
        } catch {
            await retire(wrapping?.encryption, reference, call)
            throw error
        }
        if wrapping != nil { await retire(table.record.encryption, reference, call) }
        let changed = Table(record, account: reference.account, region: reference.region)
        return Output(
            TableDescription: TableDescription(
                changed, try await service.statistics.current(of: changed, in: call.store), status: .UPDATING,
                sseStatus: wrapping == nil ? "ENABLED" : "UPDATING"))
    }

    private static func check(_ input: Input) throws {
        try TableChecks.streams(input.StreamSpecification)
        guard input.ReplicaUpdates?.isEmpty ?? true, input.GlobalTableWitnessUpdates?.isEmpty ?? true,
            input.MultiRegionConsistency == nil
        else { throw AWSError.validation("Global tables are not offered by this service here.") }
        let isEmpty =
            input.BillingMode == nil && input.ProvisionedThroughput == nil
            && (input.GlobalSecondaryIndexUpdates?.isEmpty ?? true) && input.StreamSpecification == nil
            && input.SSESpecification == nil && input.TableClass == nil && input.DeletionProtectionEnabled == nil
            && input.OnDemandThroughput == nil && input.WarmThroughput == nil
        guard !isEmpty else {
            throw AWSError.validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required")
        }
    }

    private static func retire(
        _ encryption: TableRecord.Encryption?, _ reference: TableReference, _ call: Call
    ) async {
        guard let encryption else { return }
        await KMSClient.dynamoDB(call, table: reference.name, reference.account).retireGrant(
            encryption.grantID, of: encryption.keyARN)
    }

    private static func apply(
        _ input: Input, _ wrapping: TableEncryption.Wrapping?, to reference: TableReference, _ call: Call
    ) async throws -> TableRecord {
        try await Tables.update(reference, in: call.store) { record, writer in
            guard record.status == .ACTIVE else { throw AWSError.changing(record) }
            try record.changeThroughput(input, at: call.time)
            try record.changeIndexes(input, writer)
            if let tableClass = input.TableClass, tableClass != record.tableClass ?? .STANDARD {
                record.tableClass = tableClass
                record.tableClassChanged = call.time
            }
            record.isDeletionProtected = input.DeletionProtectionEnabled ?? record.isDeletionProtected
            record.onDemand = input.OnDemandThroughput ?? record.onDemand
            record.warm = input.WarmThroughput ?? record.warm
            guard let wrapping else { return }
            guard wrapping.key.ownerID == record.id else { throw AWSError.tableNotFound(record.name) }
            record.encryption = wrapping.encryption
            try Table.dataKeys.put(wrapping.key, at: record.id, in: reference.scope, writer)
        }.record
    }
}

extension TableRecord {
    mutating func changeThroughput(_ input: UpdateTable.Input, at time: Timestamp) throws {
        let billing = input.BillingMode ?? billingMode
        if billing == .PAY_PER_REQUEST {
            guard input.ProvisionedThroughput == nil else {
                throw AWSError.invalidParameter(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                        + "PAY_PER_REQUEST")
            }
            if billingMode != billing {
                payPerRequestSince = time
                throughput = Throughput(.none)
                for index in globalIndexes.indices { globalIndexes[index].throughput = Throughput(.none) }
            }
        } else if let units = input.ProvisionedThroughput {
            try TableChecks.throughput(units, billing)
            guard billingMode != billing || units != throughput.units else {
                throw AWSError.validation(Self.unchanged(throughput.units, units))
            }
            throughput.change(to: units, at: time)
        } else if billingMode != billing {
            try TableChecks.throughput(nil, billing)
        }
        billingMode = billing
        for update in input.GlobalSecondaryIndexUpdates ?? [] {
            if let change = update.Update { try changeThroughput(of: change, at: time) }
        }
        guard billing == .PROVISIONED, input.BillingMode == .PROVISIONED else { return }
        for index in globalIndexes where index.throughput.units == .none {
            throw AWSError.invalidParameter("ProvisionedThroughput is not specified for index: \(index.name)")
        }
    }

    private mutating func changeThroughput(of change: UpdateTable.UpdateIndex, at time: Timestamp) throws {
        guard let position = globalIndexes.firstIndex(where: { $0.name == change.IndexName }) else {
            throw AWSError.resourceNotFound
        }
        if let units = change.ProvisionedThroughput {
            guard billingMode == .PROVISIONED else {
                throw AWSError.invalidParameter(
                    "ProvisionedThroughput should not be specified for index: \(change.IndexName) when BillingMode "
                        + "is PAY_PER_REQUEST")
            }
            guard units != globalIndexes[position].throughput.units else {
                throw AWSError.validation(
                    Self.unchanged(
                        globalIndexes[position].throughput.units, units, of: "index \(change.IndexName)"))
            }
            globalIndexes[position].throughput.change(to: units, at: time)
        }
        if let onDemand = change.OnDemandThroughput { globalIndexes[position].onDemand = onDemand }
        if let warm = change.WarmThroughput { globalIndexes[position].warm = warm }
    }

    private static func unchanged(
        _ current: ProvisionedThroughput, _ wanted: ProvisionedThroughput, of what: String = "the table"
    ) -> String {
        "The provisioned throughput for \(what) will not change. The requested value equals the current value. "
            + "Current ReadCapacityUnits provisioned for \(what): \(current.ReadCapacityUnits). "
            + "Requested ReadCapacityUnits: \(wanted.ReadCapacityUnits). "
            + "Current WriteCapacityUnits provisioned for \(what): \(current.WriteCapacityUnits). "
            + "Requested WriteCapacityUnits: \(wanted.WriteCapacityUnits). "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits."
    }
}
