import Core
import Directory
import Plane

/// Input of both changes to an instance profile's role.
struct InstanceProfileRole: Decodable, Sendable {
    let InstanceProfileName: String
    let RoleName: String
}

enum AddRoleToInstanceProfile {
    static let operation = Operation("AddRoleToInstanceProfile", .write, requires: requirements, handler: handle)

    /// Whoever can start an instance with the profile gets the role, so it takes `iam:PassRole` as well.
    static func requirements(_ input: InstanceProfileRole, _ call: Call) async throws -> [Requirement] {
        [
            try await call.requirement(
                "iam:AddRoleToInstanceProfile", on: InstanceProfileRecord.self, input.InstanceProfileName),
            try await call.requirement(
                "iam:PassRole", on: RoleRecord.self, input.RoleName,
                context: ["iam:PassedToService": "ec2.amazonaws.com"]),
        ]
    }

    static func handle(_ input: InstanceProfileRole, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var profile = try account.get(InstanceProfileRecord.self, input.InstanceProfileName)
            var role = try account.get(RoleRecord.self, input.RoleName)
            try role.checkModifiable()
            guard profile.role == nil else { throw AWSError.quota("InstanceSessionsPerInstanceProfile", 1) }
            profile.role = role.name
            role.instanceProfiles.append(profile.name)
            try account.put(profile)
            try account.put(role)
        }
        return Empty()
    }
}
