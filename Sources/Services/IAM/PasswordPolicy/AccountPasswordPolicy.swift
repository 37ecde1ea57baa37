import Core
import Plane
import Store

/// The account's password policy.
enum AccountPasswordPolicy {
    static let operations: [Operation] = [
        UpdateAccountPasswordPolicy.operation, GetAccountPasswordPolicy.operation,
        DeleteAccountPasswordPolicy.operation,
    ]
}

enum UpdateAccountPasswordPolicy {
    struct Input: Decodable, Sendable {
        let MinimumPasswordLength: Int?
        let RequireSymbols: Bool?
        let RequireNumbers: Bool?
        let RequireUppercaseCharacters: Bool?
        let RequireLowercaseCharacters: Bool?
        let AllowUsersToChangePassword: Bool?
        let MaxPasswordAge: Int?
        let PasswordReusePrevention: Int?
        let HardExpiry: Bool?
    }

    static let operation = Operation(
        "UpdateAccountPasswordPolicy", .write,
        requires: { (_: Input, call: Call) in call.requirement("iam:UpdateAccountPasswordPolicy") }, handler: handle)

    /// Nothing is kept of the policy before: what is left out takes its default.
    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        var policy = PasswordPolicyRecord()
        policy.minimumLength = input.MinimumPasswordLength ?? policy.minimumLength
        policy.requiresSymbols = input.RequireSymbols ?? false
        policy.requiresNumbers = input.RequireNumbers ?? false
        policy.requiresUppercase = input.RequireUppercaseCharacters ?? false
        policy.requiresLowercase = input.RequireLowercaseCharacters ?? false
        policy.usersMayChange = input.AllowUsersToChangePassword ?? false
        policy.maximumAge = input.MaxPasswordAge.flatMap { $0 > 0 ? $0 : nil }
        policy.reusePrevention = input.PasswordReusePrevention.flatMap { $0 > 0 ? $0 : nil }
        policy.isHardExpiry = input.HardExpiry
        let new = policy
        try await call.write { account in
            try PasswordPolicyRecord.collection.put(
                new, at: PasswordPolicyRecord.key, in: account.scope, account.writer)
        }
        return Empty()
    }
}

enum GetAccountPasswordPolicy {
    struct Output: Encodable, Sendable {
        let PasswordPolicy: Shape
    }

    struct Shape: Encodable, Sendable {
        let MinimumPasswordLength: Int
        let RequireSymbols: Bool
        let RequireNumbers: Bool
        let RequireUppercaseCharacters: Bool
        let RequireLowercaseCharacters: Bool
        let AllowUsersToChangePassword: Bool
        let ExpirePasswords: Bool
        let MaxPasswordAge: Int?
        let PasswordReusePrevention: Int?
        let HardExpiry: Bool?

        init(_ policy: PasswordPolicyRecord) {
            MinimumPasswordLength = policy.minimumLength
            RequireSymbols = policy.requiresSymbols
            RequireNumbers = policy.requiresNumbers
            RequireUppercaseCharacters = policy.requiresUppercase
            RequireLowercaseCharacters = policy.requiresLowercase
            AllowUsersToChangePassword = policy.usersMayChange
            ExpirePasswords = policy.maximumAge != nil
            MaxPasswordAge = policy.maximumAge
            PasswordReusePrevention = policy.reusePrevention
            HardExpiry = policy.isHardExpiry
        }
    }

    static let operation = Operation(
        "GetAccountPasswordPolicy", .read,
        requires: { (_: Empty, call: Call) in call.requirement("iam:GetAccountPasswordPolicy") }, handler: handle)

    static func handle(_ input: Empty, _ call: Call) async throws -> Output {
        try await call.read { account in
            guard let policy = try account.passwordPolicy() else {
                throw AccountReader.noPasswordPolicy(account.account)
            }
            return Output(PasswordPolicy: Shape(policy))
        }
    }
}

enum DeleteAccountPasswordPolicy {
    static let operation = Operation(
        "DeleteAccountPasswordPolicy", .write,
        requires: { (_: Empty, call: Call) in call.requirement("iam:DeleteAccountPasswordPolicy") }, handler: handle)

    static func handle(_ input: Empty, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let key = PasswordPolicyRecord.key
            guard try PasswordPolicyRecord.collection.delete(key, in: account.scope, account.writer) else {
                throw AccountReader.noPasswordPolicy(account.account)
            }
        }
        return Empty()
    }
}
