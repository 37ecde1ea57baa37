import Core
import Directory
import Plane
import Store

enum GetLoginProfile {
    struct Input: Decodable, Sendable {
        let UserName: String?
    }

    struct Output: Encodable, Sendable {
        let LoginProfile: LoginProfile
    }

    static let operation = Operation("GetLoginProfile", .read, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:GetLoginProfile", of: input.UserName)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let name = try CredentialOwner(input.UserName, call).passwordUser
        return try await call.read { account in
            let (profile, user) = try account.loginProfile(of: name)
            return Output(LoginProfile: IAM.LoginProfile(profile, of: user))
        }
    }
}
