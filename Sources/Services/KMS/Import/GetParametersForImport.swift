import Core
import Cryptography
import Plane

extension KMSService {
    private struct Input: KeyInput {
        let KeyId: String
        let WrappingAlgorithm: String
        let WrappingKeySpec: String
    }

    private struct Output: Encodable, Sendable {
        let KeyId: String
        let ImportToken: [UInt8]
        let PublicKey: [UInt8]
        let ParametersValidTo: Timestamp
    }

    var getParametersForImport: Operation {
        keyOperation("GetParametersForImport", .read, in: .any) { (input: Input) in
            [
                "kms:WrappingAlgorithm": .one(input.WrappingAlgorithm),
                "kms:WrappingKeySpec": .one(input.WrappingKeySpec),
            ]
        } handler: { (input: Input, key, call) in
            try Self.requireImportable(key, call)
            guard let algorithm = Cryptography.WrappingAlgorithm(rawValue: input.WrappingAlgorithm),
                let spec = KeySpec(rawValue: input.WrappingKeySpec), [.rsa2048, .rsa3072, .rsa4096].contains(spec)
            else {
                throw AWSError.unsupported(
                    "\(input.WrappingAlgorithm) with \(input.WrappingKeySpec) is not supported.")
            }
            // An RSA private key does not fit under RSAES_OAEP itself.
            guard !key.record.spec.isRSA || algorithm.isTwofold else {
                throw AWSError.validation(
                    "\(algorithm.rawValue) cannot wrap key material of key spec \(key.record.spec.rawValue).")
            }
            let wrapping = try await generator.generateWrappingKey(spec)
            let expires = call.time.adding(seconds: ImportToken.seconds)
            let token = ImportToken(key.name, algorithm, wrapping, expires: expires)
            return Output(
                KeyId: key.arn, ImportToken: try token.sealed(for: key.name, keyring),
                PublicKey: wrapping.publicKeyDER, ParametersValidTo: expires)
        }
        .recorded(.members(["KeyId", "WrappingAlgorithm", "WrappingKeySpec"]))
    }

    /// - Throws: `UnsupportedOperationException` for keys whose material is not imported.
    static func requireImportable(_ key: Key, _ call: Call) throws(AWSError) {
        guard key.record.origin == .external else { throw .invalidOrigin(key.arn, key.record.origin) }
        try key.record.require(.notPendingDeletion, at: call.time)
    }
}

extension KeySpec {
    var isRSA: Bool { self == .rsa2048 || self == .rsa3072 || self == .rsa4096 }
}

extension WrappingAlgorithm {
    /// Whether an ephemeral AES key stands between, so that the material may have any length.
    var isTwofold: Bool { self == .rsaAESKeyWrapSHA1 || self == .rsaAESKeyWrapSHA256 }
}
