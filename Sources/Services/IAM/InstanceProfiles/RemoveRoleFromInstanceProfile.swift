import Core
import Directory
import Plane

enum RemoveRoleFromInstanceProfile {
    static let operation = Operation("RemoveRoleFromInstanceProfile", .write, requires: requirements, handler: handle)

    static func requirements(_ input: InstanceProfileRole, _ call: Call) async throws -> [Requirement] {
        [
            try await call.requirement(
                "iam:RemoveRoleFromInstanceProfile", on: InstanceProfileRecord.self, input.InstanceProfileName)
        ]
    }

    static func handle(_ input: InstanceProfileRole, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var profile = try account.get(InstanceProfileRecord.self, input.InstanceProfileName)
            var role = try account.get(RoleRecord.self, input.RoleName)
            try role.checkModifiable()
            guard profile.role == role.name else { throw RoleRecord.missing(input.RoleName) }
            profile.role = nil
            role.instanceProfiles.removeAll { $0 == profile.name }
            try account.put(profile)
            try account.put(role)
        }
        return Empty()
    }
}
