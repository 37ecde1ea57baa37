import Core
import Plane
import Store

enum UpdateTimeToLive {
    struct Specification: Codable, Sendable {
        let Enabled: Bool
        let AttributeName: String
    }

    struct Input: TableInput {
        let TableName: String
        let TimeToLiveSpecification: Specification
    }

    struct Output: Encodable, Sendable {
        let TimeToLiveSpecification: Specification
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("UpdateTimeToLive", .write) { (input: Input, reference, call) in
            _ = try await service.table(reference, call)
            let wanted = input.TimeToLiveSpecification
            try await Tables.update(reference, in: call.store) { record, writer in
                try wanted.Enabled
                    ? record.enableTimeToLive(wanted.AttributeName, writer)
                    : record.disableTimeToLive(wanted.AttributeName, writer)
            }
            return Output(TimeToLiveSpecification: wanted)
        }
    }
}

extension TableRecord {
    fileprivate mutating func enableTimeToLive(_ attribute: String, _ writer: any StoreWriter) throws {
        if let current = timeToLive {
            guard current.attribute == attribute else {
                throw AWSError.validation(
                    "TimeToLive is active on a different AttributeName: current AttributeName is \(current.attribute)")
            }
            throw AWSError.validation("TimeToLive is already enabled")
        }
        let entries = BulkTableName.make()
        try writer.create(BulkTable(entries))
        timeToLive = TimeToLive(
            attribute: attribute, entries: entries, isComplete: try Backfill.isEmpty(BulkTable(items), writer))
    }

    fileprivate mutating func disableTimeToLive(_ attribute: String, _ writer: any StoreWriter) throws {
        guard let current = timeToLive else { throw AWSError.validation("TimeToLive is already disabled") }
        guard current.attribute == attribute else {
            throw AWSError.validation(
                "TimeToLive is active on a different AttributeName: current AttributeName is \(current.attribute)")
        }
        try writer.drop(BulkTable(current.entries))
        timeToLive = nil
    }
}

enum DescribeTimeToLive {
    struct Input: TableInput {
        let TableName: String
    }

    struct Description: Encodable, Sendable {
        let TimeToLiveStatus: String
        let AttributeName: String?
    }

    struct Output: Encodable, Sendable {
        let TimeToLiveDescription: Description
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("DescribeTimeToLive", .read) { (_: Input, reference, call) in
            let setting = try await service.table(reference, call).record.timeToLive
            let status = setting.map { $0.isComplete ? "ENABLED" : "ENABLING" } ?? "DISABLED"
            return Output(
                TimeToLiveDescription: Description(TimeToLiveStatus: status, AttributeName: setting?.attribute))
        }
    }
}
