import Core
import Directory
import Plane
import Store

enum DeleteRole {
    struct Input: Decodable, Sendable {
        let RoleName: String
    }

    static let operation = Operation("DeleteRole", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:DeleteRole", on: RoleRecord.self, input.RoleName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let role = try account.get(RoleRecord.self, input.RoleName)
            try role.checkModifiable()
            guard role.instanceProfiles.isEmpty else {
                throw AWSError.cannotDelete("remove roles from instance profile")
            }
            guard role.attached.isEmpty else { throw AWSError.cannotDelete("detach all policies") }
            guard role.inline.isEmpty else { throw AWSError.cannotDelete("delete policies") }
            try account.removeBoundaryUse(of: role)
            try account.removeTrust(of: role)
            try account.replacePrincipal(role.arn(in: account.account), with: role.id)
            try Collections.credentialUses.delete(role.id, in: account.scope, account.writer)
            try account.remove(role)
        }
        return Empty()
    }
}
