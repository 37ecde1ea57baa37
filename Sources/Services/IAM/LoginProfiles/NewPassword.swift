import Core
import Directory
import Keyring
import Plane
import Store

/// A password that the rules and the history let a user have, hashed outside of any transaction: checking it against
/// every remembered hash takes long on purpose.
struct NewPassword: Sendable {
    private let hash: PasswordHash
    /// The history that was checked.
    private let history: [String]

    /// - Parameter old: the present password, when the caller must prove to know it.
    /// - Throws: `NoSuchEntity`, `PasswordPolicyViolation`, or `AccessDenied` when the old password is another.
    init(_ password: String, of name: String, knowing old: String? = nil, _ call: Call) async throws {
        let (profile, rules) = try await call.read { account in
            (try account.loginProfile(of: name).0, try account.passwordRules())
        }
        if let old, try !profile.matches(Secret(old)) {
            throw AWSError("AccessDenied", "The old password was incorrect.", status: 403)
        }
        try rules.check(password)
        if let count = rules.policy?.reusePrevention, try profile.wasUsed(Secret(password), amongLast: count) {
            throw PasswordRules.reuse
        }
        hash = try PasswordHash(of: Secret(password))
        history = profile.hashes
    }

    /// - Throws: `EntityTemporarilyUnmodifiable` when the password was changed meanwhile.
    func apply(to profile: inout LoginProfileRecord, at time: Timestamp) throws {
        guard profile.hashes == history else {
            throw AWSError(
                "EntityTemporarilyUnmodifiable",
                "The password is being changed by another request. Wait a few minutes and submit your request again.")
        }
        profile.change(to: hash, at: time)
    }
}
