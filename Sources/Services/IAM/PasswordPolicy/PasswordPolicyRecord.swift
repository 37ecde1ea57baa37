import Core
import Directory
import Store

/// An account's rules for its users' passwords.
struct PasswordPolicyRecord: Sendable, Hashable, Codable {
    static let collection = RecordCollection<PasswordPolicyRecord>("iam.password-policy")
    /// An account has one.
    static let key = "policy"

    var minimumLength = 6
    var requiresSymbols = false
    var requiresNumbers = false
    var requiresUppercase = false
    var requiresLowercase = false
    /// Lets every user change its own password, as if each were allowed `iam:ChangePassword` on itself.
    var usersMayChange = false
    /// Days; nil means that passwords do not expire.
    var maximumAge: Int?
    /// How many of the last passwords cannot be used again.
    var reusePrevention: Int?
    var isHardExpiry: Bool?
}

extension AccountView {
    func passwordPolicy() throws -> PasswordPolicyRecord? {
        try PasswordPolicyRecord.collection.get(PasswordPolicyRecord.key, in: scope, records)
    }

    static func noPasswordPolicy(_ account: AccountID) -> AWSError {
        .noSuchEntity("The Password Policy with domain name \(account) cannot be found.")
    }
}
