import Core
import Directory
import Plane

enum ListGroupsForUser {
    struct Input: Decodable, PagedInput {
        let UserName: String
        let Marker: String?
        let MaxItems: Int?
    }

    static let operation = Operation("ListGroupsForUser", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:ListGroupsForUser", on: UserRecord.self, input.UserName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> ListGroups.Output {
        try await call.read { account in
            let user = try account.get(UserRecord.self, input.UserName)
            let groups = try user.groups.compactMap { try account.find(GroupRecord.self, $0) }
            let page = try input.page(of: groups, in: "ListGroupsForUser " + user.key, key: \.key)
            return ListGroups.Output(page.map { Group($0, in: account.account) })
        }
    }
}
