import Core
import Cryptography
import Plane

extension KMSService {
    private struct Output: Encodable, Sendable {
        let KeyId: String
        let PublicKey: [UInt8]
        let CustomerMasterKeySpec: String
        let KeySpec: String
        let KeyUsage: String
        let EncryptionAlgorithms: [String]?
        let SigningAlgorithms: [String]?
        let KeyAgreementAlgorithms: [String]?
    }

    var getPublicKey: Operation {
        keyUse("GetPublicKey") { key, _, call in
            let record = key.record
            guard record.spec.isAsymmetric else {
                throw AWSError.unsupported(
                    "\(key.arn) key spec is \(record.spec.rawValue) which is not valid for GetPublicKey.")
            }
            let material = try key.requireMaterial(at: call.time)
            let publicKey = try await perform(with: material, "", call) { $0.publicKeyDER ?? [] }
            let algorithms = KeyAlgorithms(record.spec, record.usage)
            return try DocumentEncoder().encode(
                Output(
                    KeyId: key.arn, PublicKey: publicKey, CustomerMasterKeySpec: record.spec.rawValue,
                    KeySpec: record.spec.rawValue, KeyUsage: record.usage.rawValue,
                    EncryptionAlgorithms: algorithms.encryption, SigningAlgorithms: algorithms.signing,
                    KeyAgreementAlgorithms: algorithms.agreement))
        }
    }
}
