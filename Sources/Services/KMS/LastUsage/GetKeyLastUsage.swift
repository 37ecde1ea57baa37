import Core
import Plane

extension KMSService {
    /// Notes a successful use of the key.
    func note(_ key: Key, _ operation: String, _ call: Call) {
        uses.note(key.name, KeyUseRecord(operation: operation, time: call.time, requestID: call.requestID))
    }

    private struct Use: Encodable, Sendable {
        let Operation: String
        let Timestamp: Core.Timestamp
        let KmsRequestId: String
    }

    private struct Output: Encodable, Sendable {
        let KeyId: String
        let KeyLastUsage: Use?
        let TrackingStartDate: Timestamp
        let KeyCreationDate: Timestamp
    }

    /// Keys are tracked from the day they are made.
    var getKeyLastUsage: Operation {
        keyOperation("GetKeyLastUsage", .read, in: .any) { (_: KeyIDInput, key, call) in
            let use = try await uses.last(of: key.name, call.store)
            return Output(
                KeyId: key.name.id,
                KeyLastUsage: use.map { Use(Operation: $0.operation, Timestamp: $0.time, KmsRequestId: $0.requestID) },
                TrackingStartDate: key.record.created, KeyCreationDate: key.record.created)
        }
    }
}
