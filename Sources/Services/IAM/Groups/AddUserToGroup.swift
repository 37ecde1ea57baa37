import Core
import Directory
import Plane
import Store

/// Input of both changes to a group's members.
struct GroupMembership: Decodable, Sendable {
    let GroupName: String
    let UserName: String
}

enum AddUserToGroup {
    private static let maximumGroups = 10

    static let operation = Operation("AddUserToGroup", .write, requires: requirements, handler: handle)

    static func requirements(_ input: GroupMembership, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:AddUserToGroup", on: GroupRecord.self, input.GroupName)]
    }

    static func handle(_ input: GroupMembership, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let group = try account.get(GroupRecord.self, input.GroupName)
            var user = try account.get(UserRecord.self, input.UserName)
            guard !user.groups.contains(group.name) else { return }
            guard user.groups.count < maximumGroups else { throw AWSError.quota("GroupsPerUser", maximumGroups) }
            user.groups.append(group.name)
            try account.put(user)
            let link = Collections.link(group.key, user.key)
            try Collections.groupMembers.put(Link(), at: link, in: account.scope, account.writer)
        }
        return Empty()
    }
}
