import Core
import Cryptography
import Plane

/// What a Decrypt, or the first half of a ReEncrypt, takes apart.
struct Ciphertext: Sendable {
    /// Empty when the call asks only whether it would be authorised.
    let bytes: [UInt8]
    let algorithm: EncryptionAlgorithm
    /// nil when it is no ciphertext of SYMMETRIC_DEFAULT.
    let header: CiphertextBlob.Header?
    let isIgnored: Bool

    init(_ call: Call, algorithm member: String) throws(AWSError) {
        bytes = call.input["CiphertextBlob"]?.blob ?? []
        algorithm = call.algorithm(member) ?? .symmetricDefault
        header = algorithm == .symmetricDefault ? try? CiphertextBlob.header(of: bytes) : nil
        isIgnored =
            call.input["DryRun"]?.boolean == true
            && call.input["DryRunModifiers"]?.list?.contains(.string("IGNORE_CIPHERTEXT")) == true
        guard isIgnored || !bytes.isEmpty else { throw .validation("CiphertextBlob is required.") }
    }
}

extension KMSService {
    private struct Request: Sendable {
        let ciphertext: Ciphertext
        let use: KeyUse
    }

    var decrypt: Operation {
        Operation("Decrypt", .read) { call in
            try checkTokens(call)
            let ciphertext = try Ciphertext(call, algorithm: "EncryptionAlgorithm")
            let target = try await self.target(of: ciphertext, named: call.input["KeyId"]?.string, call)
            let use = KeyUse(target: target, context: call.input["EncryptionContext"].pairs)
            let requirement = try await useRequirement(
                "Decrypt", .decrypt, use, extra: ["kms:EncryptionAlgorithm": .one(ciphertext.algorithm.rawValue)], call)
            return (Request(ciphertext: ciphertext, use: use), [requirement])
        } handler: { (request: Request, call) in
            try call.refuseRecipient()
            let key = try request.use.target.found()
            let (plaintext, material) = try await decrypt(
                request.ciphertext, with: key, request.use.context, for: "Decrypt", call)
            try call.endDryRun()
            note(key, "Decrypt", call)
            var answer: [String: Document] = [
                "Plaintext": .blob(plaintext.revealed), "KeyId": .string(key.arn),
                "EncryptionAlgorithm": .string(request.ciphertext.algorithm.rawValue),
            ]
            if key.record.canRotate { answer["KeyMaterialId"] = .string(material) }
            return .structure(answer)
        }
        .recorded(.keyUse)
    }

    /// The key that the call names, or else the one that the ciphertext names.
    func target(of ciphertext: Ciphertext, named identifier: String?, _ call: Call) async throws -> KeyTarget {
        if let identifier { return try await target(identifier, .keyOrAlias, call) }
        guard ciphertext.algorithm == .symmetricDefault, !ciphertext.isIgnored else {
            throw AWSError.validation("KeyId is required to decrypt what was encrypted under an asymmetric KMS key.")
        }
        guard let header = ciphertext.header else { throw AWSError.invalidCiphertext }
        guard let owner = try await catalog.owner(of: header.keyID, call.store) else {
            throw AWSError.unknownCiphertextKey
        }
        let name = KeyName(account: owner, region: call.region, id: header.keyID)
        guard let key = try await catalog.key(name, call.store) else { throw AWSError.unknownCiphertextKey }
        return KeyTarget(key)
    }

    /// - Returns: the plaintext and the id of the material that opened it.
    func decrypt(
        _ ciphertext: Ciphertext, with key: Key, _ context: [String: String], for operation: String, _ call: Call
    ) async throws -> (SecretBytes, String) {
        let current = try key.requireMaterial(at: call.time)
        try key.require(.encryptDecrypt, for: operation)
        let algorithm = ciphertext.algorithm
        guard key.record.spec.encryptionAlgorithms.contains(algorithm) else {
            throw AWSError.incompatible(algorithm.rawValue, key.record.spec)
        }
        if ciphertext.isIgnored { throw AWSError.dryRun }
        guard algorithm == .symmetricDefault else {
            try Self.refuse(context)
            let plaintext = try await perform(with: current, algorithm.rawValue, call) {
                try $0.decrypt(ciphertext.bytes, algorithm)
            }
            return (plaintext, current.id)
        }
        guard let header = ciphertext.header else { throw AWSError.invalidCiphertext }
        guard header.keyID == key.name.id else { throw AWSError.incorrectKey }
        guard let material = key.material(header.materialID) else { throw AWSError.invalidCiphertext }
        let plaintext = try await source.decrypt(
            ciphertext.bytes, with: material, context: context, call.store)
        return (plaintext, material.id)
    }
}
