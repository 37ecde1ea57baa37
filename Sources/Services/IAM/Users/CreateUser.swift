import Core
import Directory
import Plane

enum CreateUser {
    struct Input: Decodable, Sendable {
        let UserName: String
        let Path: String?
        let PermissionsBoundary: String?
        let Tags: [Tag]?
    }

    struct Output: Encodable, Sendable {
        let User: User
    }

    static let operation = Operation("CreateUser", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        call.creationRequirements(
            "iam:CreateUser", tagging: "iam:TagUser", of: UserRecord.self, input.UserName, path: input.Path,
            tags: input.Tags, boundary: input.PermissionsBoundary)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        var user = UserRecord(
            name: input.UserName, path: input.Path ?? "/", id: UniqueID.make(.user, account: call.account),
            created: call.second)
        user.tags = try TagList.checked(input.Tags)
        user.boundary = input.PermissionsBoundary
        let new = user
        try await call.write { account in
            try account.insert(new)
            try account.addBoundaryUse(of: new)
        }
        return Output(User: User(whole: new, in: call.account))
    }
}
