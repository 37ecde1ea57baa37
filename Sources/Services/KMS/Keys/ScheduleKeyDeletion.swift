import Core
import Plane
import Store

extension KMSService {
    private struct Input: KeyInput {
        let KeyId: String
        let PendingWindowInDays: Int?

        var days: Int { PendingWindowInDays ?? 30 }
    }

    private struct Output: Encodable, Sendable {
        let KeyId: String
        let DeletionDate: Timestamp?
        let KeyState: String
        let PendingWindowInDays: Int
    }

    /// A primary key with replicas waits for them to go before its waiting period begins.
    var scheduleKeyDeletion: Operation {
        keyOperation("ScheduleKeyDeletion", .write, in: .notPendingDeletion) { (input: Input) in
            ["kms:ScheduleKeyDeletionPendingWindowInDays": .one(String(input.days))]
        } handler: { (input: Input, key, call) in
            guard (7...30).contains(input.days) else {
                throw AWSError.validation("PendingWindowInDays should be between 7 and 30, but it is \(input.days)")
            }
            let record = try await call.store.write { writer in
                var record = try KeyRecord.get(key.name, writer)
                try record.require(.notPendingDeletion, at: call.time)
                let waits = record.multiRegion.map { $0.primary == record.region && !$0.replicas.isEmpty } ?? false
                record.deletion = KeyRecord.Deletion(
                    days: input.days, date: waits ? nil : call.time.adding(seconds: Int64(input.days) * 86_400))
                try record.put(writer)
                return record
            }
            return Output(
                KeyId: record.arn, DeletionDate: record.deletion?.date,
                KeyState: record.state(at: call.time).rawValue, PendingWindowInDays: input.days)
        }
    }

    /// The key comes back disabled.
    var cancelKeyDeletion: Operation {
        keyOperation("CancelKeyDeletion", .write, in: .pendingDeletion) { (_: KeyIDInput, key, call) in
            try await change(key, in: .pendingDeletion, call) { record in
                record.deletion = nil
                record.isEnabled = false
            }
            return KeyIDOutput(KeyId: key.arn)
        }
    }
}
