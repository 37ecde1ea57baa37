import Core
import Cryptography
import Plane

extension KMSService {
    var generateDataKey: Operation {
        dataKey("GenerateDataKey") { secret, answer in answer["Plaintext"] = .blob(secret.revealed) }
    }

    var generateDataKeyWithoutPlaintext: Operation {
        dataKey("GenerateDataKeyWithoutPlaintext") { _, _ in }
    }

    private func dataKey(
        _ name: String, revealing reveal: @escaping @Sendable (SecretBytes, inout [String: Document]) -> Void
    ) -> Operation {
        keyUse(name, conditions: [.encryptionAlgorithm]) { key, context, call in
            try call.refuseRecipient()
            let count = try Self.dataKeyLength(call)
            let key = try await current(key, call)
            let material = try dataKeyMaterial(key, name, call)
            try call.endDryRun()
            let secret = SecretBytes.random(count: count)
            let blob = try await source.encrypt(secret, with: material, context: context, call.store)
            note(key, name, call)
            var answer: [String: Document] = [
                "CiphertextBlob": .blob(blob), "KeyId": .string(key.arn), "KeyMaterialId": .string(material.id),
            ]
            reveal(secret, &answer)
            return .structure(answer)
        }
    }

    /// - Throws: `InvalidKeyUsageException`: only symmetric encryption keys encrypt data keys.
    func dataKeyMaterial(_ key: Key, _ operation: String, _ call: Call) throws(AWSError) -> MaterialName {
        let material = try key.requireMaterial(at: call.time)
        try key.require(.encryptDecrypt, for: operation)
        guard key.record.spec == .symmetricDefault else {
            throw .invalidKeyUsage(
                "\(key.arn) key spec is \(key.record.spec.rawValue) which is not valid for \(operation).")
        }
        return material
    }

    /// In bytes.
    private static func dataKeyLength(_ call: Call) throws(AWSError) -> Int {
        switch (call.input["KeySpec"]?.string, call.input["NumberOfBytes"]?.integer) {
        case ("AES_256", nil): return 32
        case ("AES_128", nil): return 16
        case (nil, let count?): return Int(count)
        default: throw .validation("Please specify either number of bytes or key spec.")
        }
    }
}
