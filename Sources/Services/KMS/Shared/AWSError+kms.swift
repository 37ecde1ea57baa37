import Core
import Cryptography

/// KMS's errors in KMS's words; those without a message have none in AWS either.
extension AWSError {
    static let invalidCiphertext = AWSError("InvalidCiphertextException", "")
    static let dryRun = AWSError(
        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.")
    static let incorrectKey = AWSError(
        "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.")
    /// For a ciphertext that names no key of this region.
    static let unknownCiphertextKey = AWSError(
        "AccessDeniedException",
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are "
            + "not allowed to access.", status: 400)
    static let lockout = AWSError(
        "MalformedPolicyDocumentException",
        "The new key policy will not allow you to update the key policy in the future.")

    static func validation(_ message: String = "") -> AWSError {
        AWSError("ValidationException", message, status: 400)
    }
    static func notFound(_ message: String) -> AWSError { AWSError("NotFoundException", message) }
    static func noKey(_ name: KeyName) -> AWSError { notFound("Key '\(name.arn)' does not exist") }
    static func noAlias(_ name: AliasName) -> AWSError { notFound("Alias \(name.arn) is not found.") }
    static func invalidARN(_ message: String) -> AWSError { AWSError("InvalidArnException", message) }
    static func disabled(_ arn: String) -> AWSError { AWSError("DisabledException", "\(arn) is disabled.") }
    static func invalidState(_ message: String) -> AWSError { AWSError("KMSInvalidStateException", message) }
    static func unsupported(_ message: String = "") -> AWSError { AWSError("UnsupportedOperationException", message) }
    static func limitExceeded(_ message: String) -> AWSError { AWSError("LimitExceededException", message) }
    static func alreadyExists(_ message: String) -> AWSError { AWSError("AlreadyExistsException", message) }
    static func invalidKeyUsage(_ message: String) -> AWSError { AWSError("InvalidKeyUsageException", message) }
    static func malformedPolicy(_ message: String) -> AWSError { AWSError("MalformedPolicyDocumentException", message) }
    static func tag(_ message: String) -> AWSError { AWSError("TagException", message) }
    static func invalidOrigin(_ arn: String, _ origin: KeyRecord.Origin) -> AWSError {
        unsupported("\(arn) origin is \(origin.rawValue) which is not valid for this operation.")
    }
    static func notPrimary(_ arn: String) -> AWSError { unsupported("\(arn) is not a multi-region primary key.") }

    /// What a cryptographic failure is to a client. Messages of AWS's have lengths and algorithms in them, nothing else.
    init(_ error: CryptographyError, _ spec: KeySpec, _ algorithm: String) {
        switch error {
        case .unsupported(let name):
            self = .unsupported("\(name) is not supported by the crypto library of this plane.")
        case .incompatible(let algorithm, let spec): self = .incompatible(algorithm, spec)
        case .invalidMessageType(let type, let algorithm):
            self = .validation("Message type \(type.rawValue) is incompatible with algorithm \(algorithm.rawValue).")
        case .invalidMessageLength: self = .validation("Digest is invalid length for algorithm \(algorithm).")
        case .messageTooLong(let maximum, _):
            self = .validation(
                "Algorithm \(algorithm) and key spec \(spec.rawValue) cannot encrypt data larger than \(maximum) bytes."
            )
        case .invalidPublicKey: self = .validation()
        case .invalidCiphertext: self = .invalidCiphertext
        case .invalidKey, .invalidIdentifier, .failure: self = .internalFailure
        }
    }

    static func incompatible(_ algorithm: String, _ spec: KeySpec) -> AWSError {
        invalidKeyUsage("Algorithm \(algorithm) is incompatible with key spec \(spec.rawValue).")
    }
}
