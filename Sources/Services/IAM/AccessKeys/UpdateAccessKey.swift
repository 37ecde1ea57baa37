import Core
import Directory
import Plane
import Store

enum UpdateAccessKey {
    struct Input: Decodable, Sendable {
        let UserName: String?
        let AccessKeyId: String
        let Status: String
    }

    static let operation = Operation("UpdateAccessKey", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:UpdateAccessKey", of: input.UserName)
    }

    /// `Expired` is a status that AWS alone sets.
    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        guard input.Status == "Active" || input.Status == "Inactive" else {
            throw AWSError.invalidInput("The status of an access key can be set to Active or Inactive only.")
        }
        let owner = try CredentialOwner(input.UserName, call)
        try await call.write { account in
            var (key, _) = try account.accessKey(input.AccessKeyId, of: owner)
            key.isActive = input.Status == "Active"
            try Collections.accessKeys.put(key, at: key.id, in: account.scope, account.writer)
        }
        return Empty()
    }
}
