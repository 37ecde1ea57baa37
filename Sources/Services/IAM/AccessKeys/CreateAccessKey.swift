import Core
import Directory
import Keyring
import Plane
import Store

enum CreateAccessKey {
    struct Input: Decodable, Sendable {
        let UserName: String?
    }

    struct Output: Encodable, Sendable {
        let AccessKey: Shape
    }

    struct Shape: Encodable, Sendable {
        /// Empty for root.
        let UserName: String
        let AccessKeyId: String
        let Status: String
        let SecretAccessKey: String
        let CreateDate: Timestamp
    }

    static func operation(_ keyring: Keyring) -> Operation {
        Operation("CreateAccessKey", .write, requires: requirements) { try await handle($0, $1, keyring) }
    }

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:CreateAccessKey", of: input.UserName)
    }

    /// The only answer that ever shows the secret.
    static func handle(_ input: Input, _ call: Call, _ keyring: Keyring) async throws -> Output {
        let owner = try CredentialOwner(input.UserName, call)
        let created = call.second
        let (key, secret) = try await call.write { account in
            var credentials = try account.credentials(of: owner)
            guard credentials.accessKeys.count < AccessKeys.limit else {
                throw AWSError.quota("AccessKeysPerUser", AccessKeys.limit)
            }
            let (key, secret) = try AccessKeyRecord.make(
                for: credentials.userName, in: account.account, created: created, keyring: keyring)
            credentials.accessKeys.append(key.id)
            try account.put(credentials)
            try Collections.accessKeys.put(key, at: key.id, in: account.scope, if: .absent, account.writer)
            return (key, secret)
        }
        return Output(
            AccessKey: Shape(
                UserName: key.userName ?? "", AccessKeyId: key.id, Status: key.status,
                SecretAccessKey: secret.revealedText, CreateDate: key.created))
    }
}
