import Core
import Plane

/// Input of what is asked of, or done to, one managed policy.
struct PolicyReference: Decodable, Sendable {
    let PolicyArn: String
}

enum GetPolicy {
    struct Output: Encodable, Sendable {
        let Policy: Policy
    }

    static let operation = Operation("GetPolicy", .read, requires: requirements, handler: handle)

    static func requirements(_ input: PolicyReference, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:GetPolicy", on: input.PolicyArn)]
    }

    static func handle(_ input: PolicyReference, _ call: Call) async throws -> Output {
        try await call.read { account in
            let policy = try account.policy(input.PolicyArn)
            let usage = try account.usage(of: input.PolicyArn)
            return Output(Policy: Policy(whole: policy, in: account.account, usage: usage))
        }
    }
}
