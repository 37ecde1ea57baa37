import Core
import Directory
import Plane
import Store

enum DeleteLoginProfile {
    struct Input: Decodable, Sendable {
        let UserName: String?
    }

    static let operation = Operation("DeleteLoginProfile", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:DeleteLoginProfile", of: input.UserName)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        let name = try CredentialOwner(input.UserName, call).passwordUser
        try await call.write { account in
            var (_, user) = try account.loginProfile(of: name)
            user.hasLoginProfile = false
            try account.put(user)
            try LoginProfileRecord.collection.delete(user.id, in: account.scope, account.writer)
        }
        return Empty()
    }
}
