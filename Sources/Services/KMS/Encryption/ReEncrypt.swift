import Core
import Cryptography
import Plane

extension KMSService {
    private struct Request: Sendable {
        let ciphertext: Ciphertext
        let source: KeyUse
        let destination: KeyUse
        let algorithm: EncryptionAlgorithm
    }

    /// Needs `kms:ReEncryptFrom` on the key that decrypts and `kms:ReEncryptTo` on the one that encrypts.
    var reEncrypt: Operation {
        Operation("ReEncrypt", .read) { call in
            try checkTokens(call)
            let ciphertext = try Ciphertext(call, algorithm: "SourceEncryptionAlgorithm")
            let from = KeyUse(
                target: try await target(of: ciphertext, named: call.input["SourceKeyId"]?.string, call),
                context: call.input["SourceEncryptionContext"].pairs)
            let to = KeyUse(
                target: try await target(call.input["DestinationKeyId"]?.string ?? "", .keyOrAlias, call),
                context: call.input["DestinationEncryptionContext"].pairs)
            let algorithm = call.algorithm("DestinationEncryptionAlgorithm") ?? EncryptionAlgorithm.symmetricDefault
            let isSame: [String: ConditionValue] = [
                "kms:ReEncryptOnSameKey": .boolean(from.target.arn == to.target.arn)
            ]
            let request = Request(ciphertext: ciphertext, source: from, destination: to, algorithm: algorithm)
            return (
                request,
                [
                    try await useRequirement(
                        "ReEncryptFrom", .reEncryptFrom, from,
                        extra: isSame.merging(
                            ["kms:EncryptionAlgorithm": .one(ciphertext.algorithm.rawValue)]) { $1 }, call),
                    try await useRequirement(
                        "ReEncryptTo", .reEncryptTo, to,
                        extra: isSame.merging(["kms:EncryptionAlgorithm": .one(algorithm.rawValue)]) { $1 }, call),
                ]
            )
        } handler: { (request: Request, call) in
            try await reEncrypt(request, call)
        }
        .recorded(.keyUse)
    }

    private func reEncrypt(_ request: Request, _ call: Call) async throws -> Document {
        let from = try request.source.target.found()
        let to = try await current(try request.destination.target.found(), call)
        // What the destination refuses is told before anything is decrypted, so a dry run finds it too.
        _ = try to.requireMaterial(at: call.time)
        let (plaintext, sourceMaterial) = try await decrypt(
            request.ciphertext, with: from, request.source.context, for: "ReEncrypt", call)
        let blob = try await encrypt(
            plaintext, with: to, request.algorithm, request.destination.context, for: "ReEncrypt", call)
        note(from, "ReEncrypt", call)
        note(to, "ReEncrypt", call)
        var answer: [String: Document] = [
            "CiphertextBlob": .blob(blob), "SourceKeyId": .string(from.arn), "KeyId": .string(to.arn),
            "SourceEncryptionAlgorithm": .string(request.ciphertext.algorithm.rawValue),
            "DestinationEncryptionAlgorithm": .string(request.algorithm.rawValue),
        ]
        if from.record.canRotate { answer["SourceKeyMaterialId"] = .string(sourceMaterial) }
        if to.record.canRotate, let material = to.current {
            answer["DestinationKeyMaterialId"] = .string(material.id)
        }
        return .structure(answer)
    }
}
