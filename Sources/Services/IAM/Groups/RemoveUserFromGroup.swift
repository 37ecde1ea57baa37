import Core
import Directory
import Plane
import Store

enum RemoveUserFromGroup {
    static let operation = Operation("RemoveUserFromGroup", .write, requires: requirements, handler: handle)

    static func requirements(_ input: GroupMembership, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:RemoveUserFromGroup", on: GroupRecord.self, input.GroupName)]
    }

    /// Removing who is no member changes nothing.
    static func handle(_ input: GroupMembership, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let group = try account.get(GroupRecord.self, input.GroupName)
            var user = try account.get(UserRecord.self, input.UserName)
            guard user.groups.contains(group.name) else { return }
            user.groups.removeAll { $0 == group.name }
            try account.put(user)
            let link = Collections.link(group.key, user.key)
            try Collections.groupMembers.delete(link, in: account.scope, account.writer)
        }
        return Empty()
    }
}
