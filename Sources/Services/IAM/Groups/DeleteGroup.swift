import Core
import Directory
import Plane
import Store

enum DeleteGroup {
    struct Input: Decodable, Sendable {
        let GroupName: String
    }

    static let operation = Operation("DeleteGroup", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:DeleteGroup", on: GroupRecord.self, input.GroupName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let group = try account.get(GroupRecord.self, input.GroupName)
            let members = try Collections.groupMembers.list(
                in: account.scope, prefix: Collections.link(group.key, ""), limit: 1, account.records)
            guard members.isEmpty else { throw AWSError.cannotDelete("remove users from group") }
            guard group.attached.isEmpty else { throw AWSError.cannotDelete("detach all policies") }
            guard group.inline.isEmpty else { throw AWSError.cannotDelete("delete policies") }
            try account.remove(group)
        }
        return Empty()
    }
}
