import Core
import Directory
import Plane
import Store

enum GetAccessKeyLastUsed {
    struct Input: Decodable, Sendable {
        let AccessKeyId: String
    }

    struct Output: Encodable, Sendable {
        let UserName: String?
        let AccessKeyLastUsed: LastUsed
    }

    struct LastUsed: Encodable, Sendable {
        var LastUsedDate: Timestamp?
        /// `N/A` for a key that was never used.
        var ServiceName = "N/A"
        var Region = "N/A"

        init(_ use: CredentialUseRecord?) {
            guard let use else { return }
            LastUsedDate = use.time
            ServiceName = use.service ?? ServiceName
            Region = use.region ?? Region
        }
    }

    static let operation = Operation("GetAccessKeyLastUsed", .read, requires: requirements, handler: handle)

    /// Permission on the key's user; a key that does not exist is nobody's.
    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        let key = try await call.read { try Collections.accessKeys.get(input.AccessKeyId, in: $0.scope, $0.records) }
        guard let key else { return call.requirement("iam:GetAccessKeyLastUsed") }
        guard let name = key.userName else {
            return [Requirement("iam:GetAccessKeyLastUsed", on: call.account.rootARN.description, of: call.account)]
        }
        return [try await call.requirement("iam:GetAccessKeyLastUsed", on: UserRecord.self, name)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            guard let key = try Collections.accessKeys.get(input.AccessKeyId, in: account.scope, account.records)
            else { throw AccessKeys.missing(input.AccessKeyId) }
            return Output(UserName: key.userName, AccessKeyLastUsed: LastUsed(try account.lastUse(of: key.id)))
        }
    }
}
