import Core
import Plane

struct ContinuousBackupsDescription: Encodable, Sendable {
    struct PointInTimeRecovery: Encodable, Sendable {
        let PointInTimeRecoveryStatus: String
        let RecoveryPeriodInDays: Int?
        let EarliestRestorableDateTime: Timestamp?
        let LatestRestorableDateTime: Timestamp?
    }

    let ContinuousBackupsStatus: String
    let PointInTimeRecoveryDescription: PointInTimeRecovery

    /// The setting alone: nothing can be restored yet.
    init(_ record: TableRecord, at time: Timestamp) {
        ContinuousBackupsStatus = "ENABLED"
        PointInTimeRecoveryDescription =
            if let settings = record.continuousBackups {
                .init(
                    PointInTimeRecoveryStatus: "ENABLED", RecoveryPeriodInDays: settings.recoveryPeriodInDays,
                    EarliestRestorableDateTime: max(
                        settings.enabled, time.adding(seconds: -Int64(settings.recoveryPeriodInDays) * 86_400)),
                    LatestRestorableDateTime: max(settings.enabled, time.adding(seconds: -300)))
            } else {
                .init(
                    PointInTimeRecoveryStatus: "DISABLED", RecoveryPeriodInDays: nil,
                    EarliestRestorableDateTime: nil, LatestRestorableDateTime: nil)
            }
    }
}

struct ContinuousBackupsOutput: Encodable, Sendable {
    let ContinuousBackupsDescription: ContinuousBackupsDescription
}

enum UpdateContinuousBackups {
    struct Specification: Decodable, Sendable {
        let PointInTimeRecoveryEnabled: Bool
        let RecoveryPeriodInDays: Int?
    }

    struct Input: TableInput {
        let TableName: String
        let PointInTimeRecoverySpecification: Specification
    }

    private static let longestPeriod = 35

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("UpdateContinuousBackups", .write) { (input: Input, reference, call) in
            _ = try await service.backedUpTable(reference, call)
            let wanted = input.PointInTimeRecoverySpecification
            guard wanted.PointInTimeRecoveryEnabled || wanted.RecoveryPeriodInDays == nil else {
                throw AWSError.validation(
                    "RecoveryPeriodInDays can only be specified when PointInTimeRecoveryEnabled is true")
            }
            let record = try await Tables.update(reference, in: call.store) { record, _ in
                guard wanted.PointInTimeRecoveryEnabled else {
                    record.continuousBackups = nil
                    return
                }
                let period =
                    wanted.RecoveryPeriodInDays ?? record.continuousBackups?.recoveryPeriodInDays ?? longestPeriod
                record.continuousBackups = .init(
                    enabled: record.continuousBackups?.enabled ?? call.time, recoveryPeriodInDays: period)
            }.record
            return ContinuousBackupsOutput(
                ContinuousBackupsDescription: ContinuousBackupsDescription(record, at: call.time))
        }
    }
}

enum DescribeContinuousBackups {
    struct Input: TableInput {
        let TableName: String
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("DescribeContinuousBackups", .read) { (_: Input, reference, call) in
            let table = try await service.backedUpTable(reference, call)
            return ContinuousBackupsOutput(
                ContinuousBackupsDescription: ContinuousBackupsDescription(table.record, at: call.time))
        }
    }
}

extension DynamoDBService {
    /// The operations on backups have an error of their own.
    fileprivate func backedUpTable(_ reference: TableReference, _ call: Call) async throws -> Table {
        guard reference.region == call.region, let table = try await tables.find(reference, in: call.store) else {
            throw AWSError("TableNotFoundException", "Table not found: \(reference.name)")
        }
        return table
    }
}
