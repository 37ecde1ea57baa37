import Core
import Cryptography
import Plane

extension KMSService {
    var generateDataKeyPair: Operation {
        dataKeyPair("GenerateDataKeyPair") { secret, answer in
            answer["PrivateKeyPlaintext"] = .blob(secret.revealed)
        }
    }

    var generateDataKeyPairWithoutPlaintext: Operation {
        dataKeyPair("GenerateDataKeyPairWithoutPlaintext") { _, _ in }
    }

    private func dataKeyPair(
        _ name: String, revealing reveal: @escaping @Sendable (SecretBytes, inout [String: Document]) -> Void
    ) -> Operation {
        keyUse(
            name, conditions: [.encryptionAlgorithm, ConditionMember("kms:DataKeyPairSpec", "KeyPairSpec")]
        ) { key, context, call in
            try call.refuseRecipient()
            let spec = try Self.pairSpec(call)
            let key = try await current(key, call)
            let material = try dataKeyMaterial(key, name, call)
            try call.endDryRun()
            let pair = try await generator.generate(spec)
            let secret = try pair.privateKeyPKCS8()
            let blob = try await source.encrypt(secret, with: material, context: context, call.store)
            note(key, name, call)
            var answer: [String: Document] = [
                "PrivateKeyCiphertextBlob": .blob(blob), "PublicKey": .blob(pair.publicKeyDER ?? []),
                "KeyId": .string(key.arn), "KeyPairSpec": .string(spec.rawValue),
                "KeyMaterialId": .string(material.id),
            ]
            reveal(secret, &answer)
            return .structure(answer)
        }
    }

    private static func pairSpec(_ call: Call) throws(AWSError) -> KeySpec {
        guard let spec: KeySpec = call.algorithm("KeyPairSpec"), spec.isAsymmetric else {
            throw .validation("KeyPairSpec is required.")
        }
        guard spec.isSupported else { throw AWSError(.unsupported(spec.rawValue), spec, "") }
        return spec
    }
}
