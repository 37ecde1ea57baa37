package import Core
package import Crypto
package import Plane

/// What a service asks of KMS for something that it encrypts, for the caller whom it serves.
package struct KMSClient: Sendable {
    /// KMS's refusals in the words in which the service passes them on.
    package typealias Words = @Sendable (AWSError, Call) -> AWSError

    private let call: Call
    private let principal: String
    private let context: Document
    private let words: Words

    /// - Parameters:
    ///   - principal: the service, such as `dynamodb.amazonaws.com`.
    ///   - context: the encryption context that every use of the key has.
    package init(_ call: Call, as principal: String, context: [String: String], words: @escaping Words) {
        self.call = call
        self.principal = principal
        self.context = .structure(context.mapValues(Document.string))
        self.words = words
    }

    /// A data key of 256 bits, in the clear and wrapped, and the ARN of the key that wrapped it.
    package func generateDataKey(_ keyID: String) async throws -> (key: SymmetricKey, wrapped: [UInt8], keyARN: String)
    {
        let output = try await dispatch(
            "GenerateDataKey",
            ["KeyId": .string(keyID), "KeySpec": "AES_256", "EncryptionContext": context])
        guard var plaintext = output["Plaintext"]?.blob, let wrapped = output["CiphertextBlob"]?.blob,
            let arn = output["KeyId"]?.string
        else { throw AWSError.internalFailure }
        return (SymmetricKey(wiping: &plaintext), wrapped, arn)
    }

    package func decrypt(_ wrapped: [UInt8], keyARN: String?) async throws -> SymmetricKey {
        var input: [String: Document] = ["CiphertextBlob": .blob(wrapped), "EncryptionContext": context]
        if let keyARN { input["KeyId"] = .string(keyARN) }
        let output = try await dispatch("Decrypt", .structure(input))
        guard var plaintext = output["Plaintext"]?.blob else { throw AWSError.internalFailure }
        return SymmetricKey(wiping: &plaintext)
    }

    package func encrypt(_ key: SymmetricKey, under keyID: String) async throws -> (wrapped: [UInt8], keyARN: String) {
        let output = try await dispatch(
            "Encrypt",
            [
                "KeyId": .string(keyID), "Plaintext": .blob(key.withUnsafeBytes { Array($0) }),
                "EncryptionContext": context,
            ])
        guard let wrapped = output["CiphertextBlob"]?.blob, let arn = output["KeyId"]?.string else {
            throw AWSError.internalFailure
        }
        return (wrapped, arn)
    }

    package func reEncrypt(
        _ wrapped: [UInt8], from source: String, to destination: String
    ) async throws -> (wrapped: [UInt8], keyARN: String) {
        let output = try await dispatch(
            "ReEncrypt",
            [
                "CiphertextBlob": .blob(wrapped), "SourceKeyId": .string(source),
                "SourceEncryptionContext": context, "DestinationKeyId": .string(destination),
                "DestinationEncryptionContext": context,
            ])
        guard let wrapped = output["CiphertextBlob"]?.blob, let arn = output["KeyId"]?.string else {
            throw AWSError.internalFailure
        }
        return (wrapped, arn)
    }

    /// The ARN of the key that an id, ARN or alias names.
    package func keyARN(of keyID: String) async throws -> String {
        let output = try await dispatch("DescribeKey", ["KeyId": .string(keyID)])
        guard let arn = output["KeyMetadata"]?["Arn"]?.string else { throw AWSError.internalFailure }
        return arn
    }

    /// Lets background work on this very thing use the key; returns the grant's id.
    package func createGrant(_ keyID: String) async throws -> String {
        let output = try await dispatch(
            "CreateGrant",
            [
                "KeyId": .string(keyID), "GranteePrincipal": .string(principal),
                "RetiringPrincipal": .string(principal), "Name": .string(EventID.random()),
                "Operations": [
                    "Decrypt", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo", "RetireGrant",
                    "DescribeKey",
                ],
                "Constraints": ["EncryptionContextSubset": context],
            ])
        guard let grant = output["GrantId"]?.string else { throw AWSError.internalFailure }
        return grant
    }

    /// Gives a grant back, as the service itself; one that is gone already is no matter.
    package func retireGrant(_ grantID: String, of keyARN: String) async {
        let own = Background(store: call.store, dispatcher: call.dispatcher, clock: ManualClock(call.time))
            .call(as: principal, "RetireGrant", in: call.account, call.region)
        _ = try? await call.dispatcher.dispatch(
            "kms", "RetireGrant", ["KeyId": .string(keyARN), "GrantId": .string(grantID)], for: own, via: principal)
    }

    private func dispatch(_ operation: String, _ input: Document) async throws -> Document {
        do {
            return try await call.dispatcher.dispatch("kms", operation, input, for: call, via: principal)
        } catch let error as AWSError {
            throw words(error, call)
        }
    }
}
