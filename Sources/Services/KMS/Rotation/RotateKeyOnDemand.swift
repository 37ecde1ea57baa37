import Core
import Cryptography
import Plane
import Store

extension KMSService {
    /// AWS's quota for one key.
    static let maximumOnDemandRotations = 25

    /// Imported keys rotate to the material that was imported for it.
    var rotateKeyOnDemand: Operation {
        keyOperation("RotateKeyOnDemand", .write, in: .any) { (_: KeyIDInput, key, call) in
            let record = key.record
            guard record.canRotate, record.manager == .customer else { throw AWSError.unsupported() }
            try record.require(.enabled, at: call.time)
            guard !record.isReplica else { throw AWSError.notPrimary(key.arn) }
            var material: NewMaterial?
            if record.origin == .kms {
                material = try NewMaterial(
                    generated: try await generator.generate(.symmetricDefault), for: record.id, keyring)
            }
            try await changeAll(of: key, in: .enabled, call) { [material] record, writer in
                try record.rotateOnDemand(to: material?.id, at: call.time)
                if let material { try material.sealed.put(in: record.name.scope, writer) }
            }
            return KeyIDOutput(KeyId: key.arn)
        }
    }
}

extension KeyRecord {
    /// - Parameter materialID: nil for the imported material that waits for it.
    /// - Throws: `LimitExceededException`, or `KMSInvalidStateException` when nothing waits.
    fileprivate mutating func rotateOnDemand(to materialID: String?, at now: Timestamp) throws(AWSError) {
        guard onDemandRotations < KMSService.maximumOnDemandRotations else {
            throw .limitExceeded(
                "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can "
                    + "be performed for this key: \(arn)")
        }
        let pending = materials.first { $0.state == .pendingRotation && $0.isUsable(at: now) }
        guard let next = materialID ?? pending?.id else {
            throw .invalidState("No available key material pending rotation for the key: \(arn).")
        }
        rotate(to: next, .onDemand, at: now)
        onDemandRotations += 1
    }
}
