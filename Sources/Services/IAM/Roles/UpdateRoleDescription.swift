import Core
import Directory
import Plane

enum UpdateRoleDescription {
    struct Input: Decodable, Sendable {
        let RoleName: String
        let Description: String
    }

    struct Output: Encodable, Sendable {
        let Role: Role
    }

    static let operation = Operation("UpdateRoleDescription", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:UpdateRoleDescription", on: RoleRecord.self, input.RoleName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.write { account in
            var role = try account.get(RoleRecord.self, input.RoleName)
            role.description = input.Description
            try account.put(role)
            return Output(Role: Role(whole: role, in: account.account))
        }
    }
}
