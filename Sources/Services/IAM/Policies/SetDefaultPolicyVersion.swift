import Core
import Directory
import Plane

enum SetDefaultPolicyVersion {
    static let operation = Operation(
        "SetDefaultPolicyVersion", .permissionsManagement, requires: requirements, handler: handle)

    static func requirements(_ input: PolicyVersionReference, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:SetDefaultPolicyVersion", on: input.PolicyArn)]
    }

    static func handle(_ input: PolicyVersionReference, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var policy = try account.customerPolicy(input.PolicyArn)
            policy.defaultVersion = try input.version(of: policy).id
            policy.updated = call.second
            try account.put(policy)
        }
        return Empty()
    }
}
