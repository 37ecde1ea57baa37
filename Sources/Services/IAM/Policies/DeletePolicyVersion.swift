import Core
import Directory
import Plane

enum DeletePolicyVersion {
    static let operation = Operation(
        "DeletePolicyVersion", .permissionsManagement, requires: requirements, handler: handle)

    static func requirements(_ input: PolicyVersionReference, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:DeletePolicyVersion", on: input.PolicyArn)]
    }

    static func handle(_ input: PolicyVersionReference, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var policy = try account.customerPolicy(input.PolicyArn)
            let version = try input.version(of: policy)
            guard version.id != policy.defaultVersion else {
                throw AWSError.deleteConflict("Cannot delete the default version of a policy.")
            }
            policy.versions.removeAll { $0.id == version.id }
            policy.updated = call.second
            try account.put(policy)
        }
        return Empty()
    }
}
