import Core
import Directory

/// Whether a password may be set: by the account's policy, or by AWS's default for accounts without one.
///
/// IAM User Guide, "Set an account password policy for IAM users".
struct PasswordRules: Sendable {
    static let symbols = Set("!@#$%^&*()_+-=[]{}|'")

    let policy: PasswordPolicyRecord?
    /// The account's names, which no password may be under the default policy.
    let accountNames: [String]

    /// - Throws: `PasswordPolicyViolation` for the first rule that the password breaks.
    func check(_ password: String) throws {
        if let policy { try check(password, policy) } else { try checkDefault(password) }
    }

    private func check(_ password: String, _ policy: PasswordPolicyRecord) throws {
        let kinds = Kinds(password)
        guard password.unicodeScalars.count >= policy.minimumLength else {
            throw Self.violation("Password should have a minimum length of \(policy.minimumLength)")
        }
        let rules: [(isRequired: Bool, isMet: Bool, what: String)] = [
            (policy.requiresUppercase, kinds.hasUppercase, "uppercase letter"),
            (policy.requiresLowercase, kinds.hasLowercase, "lowercase letter"),
            (policy.requiresNumbers, kinds.hasNumber, "number"),
            (policy.requiresSymbols, kinds.hasSymbol, "symbol"),
        ]
        for rule in rules where rule.isRequired && !rule.isMet {
            throw Self.violation("Password should have at least one \(rule.what)")
        }
    }

    private func checkDefault(_ password: String) throws {
        guard password.unicodeScalars.count >= 8 else {
            throw Self.violation("Password should have a minimum length of 8")
        }
        guard Kinds(password).count >= 3 else {
            throw Self.violation(
                "Password should have at least three of uppercase letters, lowercase letters, numbers and symbols")
        }
        guard !accountNames.contains(where: { $0.lowercased() == password.lowercased() }) else {
            throw Self.violation("Password should not be identical to the account name or email address")
        }
    }

    static func violation(_ message: String) -> AWSError { AWSError("PasswordPolicyViolation", message) }

    static let reuse = violation("Policy constraint violation with password reuse prevention during password change")
}

private struct Kinds {
    let hasUppercase: Bool
    let hasLowercase: Bool
    let hasNumber: Bool
    let hasSymbol: Bool

    init(_ password: String) {
        hasUppercase = password.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        hasLowercase = password.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        hasNumber = password.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        hasSymbol = password.contains { PasswordRules.symbols.contains($0) }
    }

    var count: Int { [hasUppercase, hasLowercase, hasNumber, hasSymbol].count { $0 } }
}

extension AccountView {
    func passwordRules() throws -> PasswordRules {
        let account = try accountRecord()
        return PasswordRules(
            policy: try passwordPolicy(),
            accountNames: [account.name, account.email, account.alias, account.id.rawValue].compactMap { $0 })
    }
}
