import Core
import Directory
import Plane

enum DeleteInstanceProfile {
    static let operation = Operation("DeleteInstanceProfile", .write, requires: requirements, handler: handle)

    static func requirements(_ input: GetInstanceProfile.Input, _ call: Call) async throws -> [Requirement] {
        [
            try await call.requirement(
                "iam:DeleteInstanceProfile", on: InstanceProfileRecord.self, input.InstanceProfileName)
        ]
    }

    static func handle(_ input: GetInstanceProfile.Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let profile = try account.get(InstanceProfileRecord.self, input.InstanceProfileName)
            guard profile.role == nil else { throw AWSError.cannotDelete("remove roles from instance profile") }
            try account.remove(profile)
        }
        return Empty()
    }
}
