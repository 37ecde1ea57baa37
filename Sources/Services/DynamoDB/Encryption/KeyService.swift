import Core
import Crypto
import Plane

/// What DynamoDB asks of KMS for a table, for the caller whom it serves.
struct KeyService: Sendable {
    static let name = "dynamodb.amazonaws.com"
    /// The AWS-managed key, for tables that ask for KMS and name none.
    static let defaultKey = "alias/aws/dynamodb"

    private let call: Call
    private let context: Document
    private let tableName: String

    init(_ call: Call, _ tableName: String, _ account: AccountID) {
        self.call = call
        self.tableName = tableName
        context = .structure([
            "aws:dynamodb:tableName": .string(tableName), "aws:dynamodb:subscriberId": .string(account.rawValue),
        ])
    }

    /// A data key of 256 bits, in the clear and wrapped, and the ARN of the key that wrapped it.
    func generateDataKey(_ keyID: String) async throws -> (key: SymmetricKey, wrapped: [UInt8], keyARN: String) {
        let output = try await dispatch(
            "GenerateDataKey",
            ["KeyId": .string(keyID), "KeySpec": "AES_256", "EncryptionContext": context])
        guard var plaintext = output["Plaintext"]?.blob, let wrapped = output["CiphertextBlob"]?.blob,
            let arn = output["KeyId"]?.string
        else { throw AWSError.internalFailure }
        return (SymmetricKey(wiping: &plaintext), wrapped, arn)
    }

    func decrypt(_ wrapped: [UInt8], keyARN: String?) async throws -> SymmetricKey {
        var input: [String: Document] = ["CiphertextBlob": .blob(wrapped), "EncryptionContext": context]
        if let keyARN { input["KeyId"] = .string(keyARN) }
        let output = try await dispatch("Decrypt", .structure(input))
        guard var plaintext = output["Plaintext"]?.blob else { throw AWSError.internalFailure }
        return SymmetricKey(wiping: &plaintext)
    }

    func encrypt(_ key: SymmetricKey, under keyID: String) async throws -> (wrapped: [UInt8], keyARN: String) {
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

    func reEncrypt(
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
    func keyARN(of keyID: String) async throws -> String {
        let output = try await dispatch("DescribeKey", ["KeyId": .string(keyID)])
        guard let arn = output["KeyMetadata"]?["Arn"]?.string else { throw AWSError.internalFailure }
        return arn
    }

    /// Lets background work on this table, and nothing else, use the key; returns the grant's id.
    func createGrant(_ keyID: String) async throws -> String {
        let output = try await dispatch(
            "CreateGrant",
            [
                "KeyId": .string(keyID), "GranteePrincipal": .string(Self.name),
                "RetiringPrincipal": .string(Self.name), "Name": .string(EventID.random()),
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
    func retireGrant(_ grantID: String, of keyARN: String) async {
        let own = Background(store: call.store, dispatcher: call.dispatcher, clock: ManualClock(call.time))
            .call(as: Self.name, "RetireGrant", in: call.account, call.region)
        _ = try? await call.dispatcher.dispatch(
            "kms", "RetireGrant", ["KeyId": .string(keyARN), "GrantId": .string(grantID)], for: own, via: Self.name)
    }

    private func dispatch(_ operation: String, _ input: Document) async throws -> Document {
        do {
            return try await call.dispatcher.dispatch("kms", operation, input, for: call, via: Self.name)
        } catch let error as AWSError {
            throw Self.translated(error, call)
        }
    }

    /// KMS's refusals in the words in which DynamoDB passes them on.
    static func translated(_ error: AWSError, _ call: Call) -> AWSError {
        func text(_ exception: String) -> String {
            "com.amazonaws.services.kms.model.\(exception): \(error.message) (Service: AWSKMS; Status Code: 400; "
                + "Error Code: \(error.code); Request ID: \(call.requestID); Proxy: null)"
        }
        switch error.code {
        case "AccessDeniedException":
            return AWSError(
                "AccessDeniedException", "KMS key access denied error: \(text("AWSKMSException"))", status: 400,
                detail: error.detail)
        case "DisabledException", "NotFoundException", "KMSInvalidStateException", "InvalidKeyUsageException",
            "InvalidArnException", "IncorrectKeyException", "InvalidCiphertextException", "ValidationException":
            return AWSError(
                "ValidationException", "KMS validation error: \(text(error.code))", status: 400, detail: error.detail)
        default: return error
        }
    }
}
