import Core
import Cryptography
import Plane
import Store

/// A grant on a key.
struct GrantRecord: Codable, Sendable, Hashable {
    static let maximumPerKey = 50_000

    /// 64 hexadecimal digits.
    let id: String
    let keyID: String
    let name: String?
    let created: Timestamp
    let granteePrincipal: String
    /// The unique id of the user or role that the grantee was; nobody else of that name may use the grant.
    let granteeID: String?
    let retiringPrincipal: String?
    let retiringID: String?
    let issuingAccount: AccountID
    let operations: [GrantOperation]
    let constraints: GrantConstraints?
}

/// What a grant may let do (KMS Developer Guide, "Grant operations").
enum GrantOperation: String, Codable, Sendable, CaseIterable {
    case decrypt = "Decrypt"
    case encrypt = "Encrypt"
    case generateDataKey = "GenerateDataKey"
    case generateDataKeyWithoutPlaintext = "GenerateDataKeyWithoutPlaintext"
    case reEncryptFrom = "ReEncryptFrom"
    case reEncryptTo = "ReEncryptTo"
    case sign = "Sign"
    case verify = "Verify"
    case getPublicKey = "GetPublicKey"
    case createGrant = "CreateGrant"
    case retireGrant = "RetireGrant"
    case describeKey = "DescribeKey"
    case generateDataKeyPair = "GenerateDataKeyPair"
    case generateDataKeyPairWithoutPlaintext = "GenerateDataKeyPairWithoutPlaintext"
    case generateMAC = "GenerateMac"
    case verifyMAC = "VerifyMac"
    case deriveSharedSecret = "DeriveSharedSecret"

    var action: String { "kms:\(rawValue)" }

    /// Whether the operation has an encryption context, which a grant's constraints are about.
    var hasEncryptionContext: Bool {
        switch self {
        case .decrypt, .encrypt, .generateDataKey, .generateDataKeyWithoutPlaintext, .reEncryptFrom, .reEncryptTo,
            .generateDataKeyPair, .generateDataKeyPairWithoutPlaintext:
            true
        default: false
        }
    }

    /// Whether it can be done with the key at all.
    func isPossible(with key: KeyRecord) -> Bool {
        switch self {
        case .createGrant, .retireGrant, .describeKey: true
        case .decrypt, .encrypt, .reEncryptFrom, .reEncryptTo: key.usage == .encryptDecrypt
        case .generateDataKey, .generateDataKeyWithoutPlaintext, .generateDataKeyPair,
            .generateDataKeyPairWithoutPlaintext:
            key.spec == .symmetricDefault
        case .sign, .verify: key.usage == .signVerify
        case .generateMAC, .verifyMAC: key.usage == .generateVerifyMAC
        case .deriveSharedSecret: key.usage == .keyAgreement
        case .getPublicKey: key.spec.isAsymmetric
        }
    }
}

/// What the encryption context of a call must be for a grant to count (KMS Developer Guide, "Using grant constraints").
struct GrantConstraints: Codable, Sendable, Hashable {
    var EncryptionContextSubset: [String: String]?
    var EncryptionContextEquals: [String: String]?

    var isEmpty: Bool { EncryptionContextSubset == nil && EncryptionContextEquals == nil }

    /// Without what constrains nothing; nil when nothing is left. Clients such as Terraform send both members, one of
    /// them empty; only an empty `EncryptionContextEquals` that stands alone asks for an empty context.
    var normalised: GrantConstraints? {
        var constraints = self
        if EncryptionContextSubset?.isEmpty == true { constraints.EncryptionContextSubset = nil }
        if EncryptionContextEquals?.isEmpty == true, constraints.EncryptionContextSubset != nil {
            constraints.EncryptionContextEquals = nil
        }
        return constraints.isEmpty ? nil : constraints
    }

    /// The pairs that a context must hold in any case.
    var pairs: [String: String] { EncryptionContextEquals ?? EncryptionContextSubset ?? [:] }

    /// `kms:GrantConstraintType`.
    var type: String? {
        if EncryptionContextEquals != nil { return "EncryptionContextEquals" }
        return EncryptionContextSubset == nil ? nil : "EncryptionContextSubset"
    }

    /// Keys and values are compared by their bytes, unlike the names of condition keys.
    func allow(_ context: [String: String]) -> Bool {
        if let equals = EncryptionContextEquals, !Self.isSame(equals, context) { return false }
        if let subset = EncryptionContextSubset, !Self.holds(subset, in: context) { return false }
        return true
    }

    /// Whether whatever these constraints allow, others allow too: a grant may beget none that is wider.
    func isWithin(_ other: GrantConstraints?) -> Bool {
        guard let other, !other.isEmpty else { return true }
        if let equals = other.EncryptionContextEquals {
            guard let own = EncryptionContextEquals, Self.isSame(own, equals) else { return false }
        }
        if let subset = other.EncryptionContextSubset {
            let own = EncryptionContextEquals ?? EncryptionContextSubset
            guard let own, Self.holds(subset, in: own) else { return false }
        }
        return true
    }

    private static func holds(_ subset: [String: String], in context: [String: String]) -> Bool {
        subset.allSatisfy { key, value in
            context.contains { $0.key.utf8.elementsEqual(key.utf8) && $0.value.utf8.elementsEqual(value.utf8) }
        }
    }

    private static func isSame(_ one: [String: String], _ other: [String: String]) -> Bool {
        one.count == other.count && holds(one, in: other)
    }
}
