import Core
import Directory
import Plane

enum UpdateRole {
    struct Input: Decodable, Sendable {
        let RoleName: String
        let Description: String?
        let MaxSessionDuration: Int?
    }

    static let operation = Operation("UpdateRole", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:UpdateRole", on: RoleRecord.self, input.RoleName)]
    }

    /// Of a service-linked role only the description may change.
    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var role = try account.get(RoleRecord.self, input.RoleName)
            if input.MaxSessionDuration != nil { try role.checkModifiable() }
            role.description = input.Description ?? role.description
            role.maxSessionDuration = input.MaxSessionDuration ?? role.maxSessionDuration
            try account.put(role)
        }
        return Empty()
    }
}
