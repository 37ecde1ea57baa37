import Core
import Directory
import Plane

enum GetGroup {
    struct Input: Decodable, PagedInput {
        let GroupName: String
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let Group: Group
        let Users: [User]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation("GetGroup", .read, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:GetGroup", on: GroupRecord.self, input.GroupName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let group = try account.get(GroupRecord.self, input.GroupName)
            let prefix = Collections.link(group.key, "")
            let page = try input.page(
                of: Collections.groupMembers, prefix: prefix, in: "GetGroup " + group.key, account
            ) { key, _ in
                try account.find(UserRecord.self, String(key.dropFirst(prefix.count))).map { user in
                    User(user, in: account.account, passwordLastUsed: try account.lastUse(of: user.id)?.time)
                }
            }
            return Output(
                Group: Group(group, in: account.account), Users: page.elements, IsTruncated: page.isTruncated,
                Marker: page.marker)
        }
    }
}
