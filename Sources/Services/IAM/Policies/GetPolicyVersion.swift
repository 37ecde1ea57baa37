import Core
import Directory
import Plane

/// Input of what is asked of, or done to, one version of a managed policy.
struct PolicyVersionReference: Decodable, Sendable {
    let PolicyArn: String
    let VersionId: String

    var missing: AWSError {
        .noSuchEntity("Policy \(PolicyArn) version \(VersionId) does not exist or is not attachable.")
    }

    /// - Throws: `NoSuchEntity` when the policy has no such version.
    func version(of policy: PolicyRecord) throws -> PolicyRecord.Version {
        guard let version = policy.versions.first(where: { $0.id == VersionId }) else { throw missing }
        return version
    }
}

enum GetPolicyVersion {
    struct Output: Encodable, Sendable {
        let PolicyVersion: PolicyVersion
    }

    static let operation = Operation("GetPolicyVersion", .read, requires: requirements, handler: handle)

    static func requirements(_ input: PolicyVersionReference, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:GetPolicyVersion", on: input.PolicyArn)]
    }

    static func handle(_ input: PolicyVersionReference, _ call: Call) async throws -> Output {
        try await call.read { account in
            switch try account.policy(input.PolicyArn) {
            case .customer(let policy):
                let version = try input.version(of: policy)
                return Output(PolicyVersion: PolicyVersion(version, of: policy).with(document: version.document))
            case .aws(let policy):
                guard policy.version == input.VersionId else { throw input.missing }
                return Output(PolicyVersion: PolicyVersion(onlyOf: policy).with(document: policy.document))
            }
        }
    }
}
