import Core
import Directory
import Plane

enum UpdateAssumeRolePolicy {
    struct Input: Decodable, Sendable {
        let RoleName: String
        let PolicyDocument: String
    }

    static let operation = Operation(
        "UpdateAssumeRolePolicy", .permissionsManagement, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:UpdateAssumeRolePolicy", on: RoleRecord.self, input.RoleName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        let trust = try TrustPolicy(checking: input.PolicyDocument)
        try await call.write { account in
            var role = try account.get(RoleRecord.self, input.RoleName)
            try role.checkModifiable()
            try trust.checkPrincipals(account.records)
            try account.removeTrust(of: role)
            role.trustPolicy = trust.text
            try account.addTrust(of: role)
            try account.put(role)
        }
        return Empty()
    }
}
