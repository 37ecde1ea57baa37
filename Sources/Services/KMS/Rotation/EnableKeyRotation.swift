import Core
import Plane

extension KMSService {
    private struct EnableInput: KeyInput {
        let KeyId: String
        let RotationPeriodInDays: Int?
    }

    var enableKeyRotation: Operation {
        keyOperation("EnableKeyRotation", .write, in: .any) { (input: EnableInput) in
            input.RotationPeriodInDays.map { ["kms:RotationPeriodInDays": .one(String($0))] } ?? [:]
        } handler: { (input: EnableInput, key, call) in
            try Self.requireSchedule(key)
            try await changeAll(of: key, in: .enabled, call) { record, _ in
                // Without a period, one that is set stays, and so does the date.
                if let rotation = record.rotation,
                    input.RotationPeriodInDays ?? rotation.periodInDays
                        == rotation.periodInDays
                {
                    return
                }
                record.rotation = KeyRecord.Rotation(
                    every: input.RotationPeriodInDays ?? KeyRecord.Rotation.usualPeriod, from: call.time)
            }
            return Empty()
        }
    }

    var disableKeyRotation: Operation {
        keyOperation("DisableKeyRotation", .write, in: .any) { (_: KeyIDInput, key, call) in
            try Self.requireSchedule(key)
            try await changeAll(of: key, in: .enabled, call) { record, _ in record.rotation = nil }
            return Empty()
        }
    }

    private struct StatusOutput: Encodable, Sendable {
        let KeyRotationEnabled: Bool
        let KeyId: String
        let RotationPeriodInDays: Int?
        let NextRotationDate: Timestamp?
    }

    var getKeyRotationStatus: Operation {
        keyOperation("GetKeyRotationStatus", .read, in: .any, crossesAccounts: true) { (_: KeyIDInput, key, call) in
            // Keys that cannot be rotated are told as such that are not, and so is one that is to be deleted.
            let rotation = key.record.deletion == nil ? try await current(key, call).record.rotation : nil
            return StatusOutput(
                KeyRotationEnabled: rotation != nil, KeyId: key.arn, RotationPeriodInDays: rotation?.periodInDays,
                NextRotationDate: rotation?.next)
        }
    }

    /// - Throws: `UnsupportedOperationException` for keys whose material KMS cannot make anew by itself.
    private static func requireSchedule(_ key: Key) throws(AWSError) {
        let record = key.record
        guard record.origin == .kms else { throw .invalidOrigin(key.arn, record.origin) }
        guard record.canRotate, record.manager == .customer else { throw .unsupported() }
        guard !record.isReplica else { throw .notPrimary(key.arn) }
    }
}
