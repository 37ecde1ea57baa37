import Core
import Directory
import Plane
import Store

enum UpdateGroup {
    struct Input: Decodable, Sendable {
        let GroupName: String
        let NewPath: String?
        let NewGroupName: String?
    }

    static let operation = Operation("UpdateGroup", .write, requires: requirements, handler: handle)

    /// The caller must be allowed on what the group is and on what it becomes.
    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.renameRequirements(
            "iam:UpdateGroup", on: GroupRecord.self, input.GroupName, newName: input.NewGroupName,
            newPath: input.NewPath)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var group = try account.get(GroupRecord.self, input.GroupName)
            let before = group
            group.name = input.NewGroupName ?? group.name
            group.path = input.NewPath ?? group.path
            if group.key != before.key {
                guard try account.find(GroupRecord.self, group.name) == nil else {
                    throw GroupRecord.duplicate(group.name)
                }
                try account.moveUses(of: before, to: group.name)
                try GroupRecord.collection.delete(before.key, in: account.scope, account.writer)
            }
            if group.name != before.name { try account.renameMemberships(from: before, to: group) }
            try account.put(group)
        }
        return Empty()
    }
}

extension AccountWriter {
    fileprivate func renameMemberships(from before: GroupRecord, to group: GroupRecord) throws {
        let prefix = Collections.link(before.key, "")
        for (link, _) in try Collections.groupMembers.list(in: scope, prefix: prefix, writer) {
            guard var user = try find(UserRecord.self, String(link.dropFirst(prefix.count))) else { continue }
            user.groups = user.groups.map { $0 == before.name ? group.name : $0 }
            try put(user)
            try Collections.groupMembers.delete(link, in: scope, writer)
            try Collections.groupMembers.put(Link(), at: Collections.link(group.key, user.key), in: scope, writer)
        }
    }
}
