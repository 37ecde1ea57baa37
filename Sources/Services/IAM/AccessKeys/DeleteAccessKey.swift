import Core
import Directory
import Plane
import Store

enum DeleteAccessKey {
    struct Input: Decodable, Sendable {
        let UserName: String?
        let AccessKeyId: String
    }

    static let operation = Operation("DeleteAccessKey", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:DeleteAccessKey", of: input.UserName)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        let owner = try CredentialOwner(input.UserName, call)
        try await call.write { account in
            let (key, found) = try account.accessKey(input.AccessKeyId, of: owner)
            var credentials = found
            credentials.accessKeys.removeAll { $0 == key.id }
            try account.put(credentials)
            try Collections.accessKeys.delete(key.id, in: account.scope, account.writer)
            try Collections.credentialUses.delete(key.id, in: account.scope, account.writer)
            // Only keys whose ids were chosen by hand have one.
            try Collections.accessKeyAccounts.delete(key.id, in: .plane, account.writer)
        }
        return Empty()
    }
}
