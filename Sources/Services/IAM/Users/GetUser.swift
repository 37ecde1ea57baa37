import Core
import Directory
import Plane
import Store

enum GetUser {
    struct Input: Decodable, Sendable {
        let UserName: String?
    }

    struct Output: Encodable, Sendable {
        let User: User
    }

    static let operation = Operation("GetUser", .read, requires: requirements, handler: handle)

    /// Who asks about itself and is no user gets the handler's error rather than a decision.
    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        guard let name = input.UserName ?? call.caller.userName else { return [] }
        return [try await call.requirement("iam:GetUser", on: UserRecord.self, name)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        if let name = input.UserName ?? call.caller.userName {
            return try await call.read { account in
                let user = try account.get(UserRecord.self, name)
                let lastUse = try account.lastUse(of: user.id)
                return Output(User: User(whole: user, in: account.account, passwordLastUsed: lastUse?.time))
            }
        }
        guard case .root = call.caller.identity else {
            throw AWSError.validation("Must specify userName when calling with non-User credentials")
        }
        return try await call.read { account in
            let record = try Collections.accounts.get(account.account.rawValue, in: .plane, account.records)
            return Output(User: User(rootOf: account.account, created: record?.created ?? call.second))
        }
    }
}
