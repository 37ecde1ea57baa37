import Core
import Cryptography
import Plane

extension KMSService {
    var deriveSharedSecret: Operation {
        keyUse(
            "DeriveSharedSecret", conditions: [ConditionMember("kms:KeyAgreementAlgorithm", "KeyAgreementAlgorithm")]
        ) { key, _, call in
            try call.refuseRecipient()
            let material = try key.requireMaterial(at: call.time)
            try key.require(.keyAgreement, for: "DeriveSharedSecret")
            guard let algorithm: KeyAgreementAlgorithm = call.algorithm("KeyAgreementAlgorithm") else {
                throw AWSError.internalFailure
            }
            let publicKey = call.input["PublicKey"]?.blob ?? []
            let secret = try await perform(with: material, algorithm.rawValue, call) { key in
                let secret = try key.sharedSecret(withPublicKeyDER: publicKey)
                try call.endDryRun()
                return secret
            }
            note(key, "DeriveSharedSecret", call)
            return .structure([
                "KeyId": .string(key.arn), "SharedSecret": .blob(secret.revealed),
                "KeyAgreementAlgorithm": .string(algorithm.rawValue), "KeyOrigin": .string(key.record.origin.rawValue),
            ])
        }
    }
}
