import Core
import Directory
import IAMPolicy
import Plane

enum CreatePolicyVersion {
    struct Input: Decodable, Sendable {
        let PolicyArn: String
        let PolicyDocument: String
        let SetAsDefault: Bool?
    }

    struct Output: Encodable, Sendable {
        let PolicyVersion: PolicyVersion
    }

    static let operation = Operation(
        "CreatePolicyVersion", .permissionsManagement, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:CreatePolicyVersion", on: input.PolicyArn)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try PolicyText.checkManaged(input.PolicyDocument)
        return try await call.write { account in
            var policy = try account.customerPolicy(input.PolicyArn)
            guard policy.versions.count < PolicyQuota.managedPolicyVersions else {
                throw AWSError.limitExceeded(
                    "A managed policy can have up to \(PolicyQuota.managedPolicyVersions) versions. Before you create "
                        + "a new version, you must delete an existing version.")
            }
            let version = PolicyRecord.Version(
                id: "v\(policy.nextVersion)", document: input.PolicyDocument, created: call.second)
            policy.versions.append(version)
            policy.nextVersion += 1
            policy.updated = call.second
            if input.SetAsDefault == true { policy.defaultVersion = version.id }
            try account.put(policy)
            return Output(PolicyVersion: PolicyVersion(version, of: policy))
        }
    }
}
