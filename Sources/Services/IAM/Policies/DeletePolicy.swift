import Core
import Directory
import Plane

enum DeletePolicy {
    static let operation = Operation(
        "DeletePolicy", .permissionsManagement, requires: requirements, handler: handle)

    static func requirements(_ input: PolicyReference, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:DeletePolicy", on: input.PolicyArn)]
    }

    static func handle(_ input: PolicyReference, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let policy = try account.customerPolicy(input.PolicyArn)
            guard try account.usage(of: input.PolicyArn).isUnused else {
                throw AWSError.deleteConflict("Cannot delete a policy attached to entities.")
            }
            guard policy.versions.count == 1 else {
                throw AWSError.deleteConflict(
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's "
                        + "versions. The default version is deleted with the policy.")
            }
            try account.remove(policy)
        }
        return Empty()
    }
}
