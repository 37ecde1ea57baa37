import Core
import Directory
import Plane

enum CreateGroup {
    struct Input: Decodable, Sendable {
        let GroupName: String
        let Path: String?
    }

    struct Output: Encodable, Sendable {
        let Group: Group
    }

    static let operation = Operation("CreateGroup", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        call.creationRequirements("iam:CreateGroup", of: GroupRecord.self, input.GroupName, path: input.Path)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let group = GroupRecord(
            name: input.GroupName, path: input.Path ?? "/", id: UniqueID.make(.group, account: call.account),
            created: call.second)
        try await call.write { try $0.insert(group) }
        return Output(Group: Group(group, in: call.account))
    }
}
