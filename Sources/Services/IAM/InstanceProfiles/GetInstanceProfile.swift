import Core
import Directory
import Plane

enum GetInstanceProfile {
    struct Input: Decodable, Sendable {
        let InstanceProfileName: String
    }

    struct Output: Encodable, Sendable {
        let InstanceProfile: InstanceProfile
    }

    static let operation = Operation("GetInstanceProfile", .read, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [
            try await call.requirement(
                "iam:GetInstanceProfile", on: InstanceProfileRecord.self, input.InstanceProfileName)
        ]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let profile = try account.get(InstanceProfileRecord.self, input.InstanceProfileName)
            let role = try profile.role.flatMap { try account.find(RoleRecord.self, $0) }
            return Output(InstanceProfile: InstanceProfile(whole: profile, role: role, in: account.account))
        }
    }
}
