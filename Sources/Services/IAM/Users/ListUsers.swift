import Core
import Directory
import Plane

enum ListUsers {
    struct Input: Decodable, PagedInput {
        let PathPrefix: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let Users: [User]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation("ListUsers", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        [call.listRequirement("iam:ListUsers", of: UserRecord.self, under: input.PathPrefix)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let page = try input.page(of: UserRecord.self, under: input.PathPrefix, account) { user in
                User(user, in: account.account, passwordLastUsed: try account.lastUse(of: user.id)?.time)
            }
            return Output(Users: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }
}
