import Core
import Cryptography
import Plane

extension KMSService {
    var encrypt: Operation {
        keyUse("Encrypt", conditions: [.encryptionAlgorithm]) { key, context, call in
            let algorithm = call.algorithm("EncryptionAlgorithm") ?? EncryptionAlgorithm.symmetricDefault
            guard let plaintext = call.input["Plaintext"]?.blob else { throw AWSError.internalFailure }
            let key = try await current(key, call)
            let blob = try await encrypt(
                SecretBytes(copying: plaintext), with: key, algorithm, context, for: "Encrypt", call)
            note(key, "Encrypt", call)
            return .structure([
                "CiphertextBlob": .blob(blob), "KeyId": .string(key.arn),
                "EncryptionAlgorithm": .string(algorithm.rawValue),
            ])
        }
    }

    /// Checks the key's state, use and algorithm, in AWS's order, then encrypts.
    func encrypt(
        _ plaintext: SecretBytes, with key: Key, _ algorithm: EncryptionAlgorithm, _ context: [String: String],
        for operation: String, _ call: Call
    ) async throws -> [UInt8] {
        let material = try key.requireMaterial(at: call.time)
        try key.require(.encryptDecrypt, for: operation)
        guard key.record.spec.encryptionAlgorithms.contains(algorithm) else {
            throw AWSError.incompatible(algorithm.rawValue, key.record.spec)
        }
        if algorithm == .symmetricDefault {
            try call.endDryRun()
            return try await source.encrypt(plaintext, with: material, context: context, call.store)
        }
        try Self.refuse(context)
        return try await perform(with: material, algorithm.rawValue, call) { key in
            let blob = try key.encrypt(plaintext.revealed, algorithm)
            try call.endDryRun()
            return blob
        }
    }

    /// - Throws: `ValidationException`: asymmetric keys authenticate no context.
    static func refuse(_ context: [String: String]) throws(AWSError) {
        guard context.isEmpty else {
            throw .validation("EncryptionContext is supported only with symmetric encryption KMS keys.")
        }
    }

    /// Runs an operation of the material and says its failures in AWS's words.
    func perform<Result: Sendable>(
        with material: MaterialName, _ algorithm: String, _ call: Call,
        _ body: @Sendable (KeyMaterial) throws -> Result
    ) async throws -> Result {
        do {
            return try await source.perform(with: material, call.store, body)
        } catch let error as CryptographyError {
            throw AWSError(error, material.spec, algorithm)
        }
    }
}
