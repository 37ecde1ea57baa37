import Core
import Directory
import Keyring
import Plane
import Store

enum CreateLoginProfile {
    struct Input: Decodable, Sendable {
        let UserName: String?
        let Password: String?
        let PasswordResetRequired: Bool?
    }

    struct Output: Encodable, Sendable {
        let LoginProfile: LoginProfile
    }

    static let operation = Operation("CreateLoginProfile", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:CreateLoginProfile", of: input.UserName)
    }

    /// Hashing takes long on purpose, so it happens between two transactions rather than in one.
    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let name = try CredentialOwner(input.UserName, call).passwordUser
        guard let password = input.Password else {
            throw AWSError.validation(
                "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null"
            )
        }
        let rules = try await call.read { account in
            try checkAbsent(account.get(UserRecord.self, name))
            return try account.passwordRules()
        }
        try rules.check(password)
        let profile = LoginProfileRecord(
            try PasswordHash(of: Secret(password)), created: call.second,
            isResetRequired: input.PasswordResetRequired ?? false)
        return try await call.write { account in
            var user = try account.get(UserRecord.self, name)
            try checkAbsent(user)
            user.hasLoginProfile = true
            try account.put(user)
            try LoginProfileRecord.collection.put(profile, at: user.id, in: account.scope, account.writer)
            return Output(LoginProfile: IAM.LoginProfile(profile, of: user))
        }
    }

    private static func checkAbsent(_ user: UserRecord) throws {
        guard !user.hasLoginProfile else {
            throw AWSError.alreadyExists("Login Profile for user \(user.name) already exists.")
        }
    }
}
