import Core
import Directory
import Plane

enum GetRole {
    struct Input: Decodable, Sendable {
        let RoleName: String
    }

    struct Output: Encodable, Sendable {
        let Role: Role
    }

    static let operation = Operation("GetRole", .read, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:GetRole", on: RoleRecord.self, input.RoleName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let record = try account.get(RoleRecord.self, input.RoleName)
            var role = Role(whole: record, in: account.account)
            role.RoleLastUsed = RoleLastUsed(try account.lastUse(of: record.id))
            return Output(Role: role)
        }
    }
}
