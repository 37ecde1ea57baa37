import Core
import Plane

extension KMSService {
    private struct PutInput: KeyInput {
        let KeyId: String
        let PolicyName: String?
        let Policy: String
        let BypassPolicyLockoutSafetyCheck: Bool?
    }

    var putKeyPolicy: Operation {
        keyOperation("PutKeyPolicy", .permissionsManagement, in: .any) { (input: PutInput) in
            ["kms:BypassPolicyLockoutSafetyCheck": .boolean(input.BypassPolicyLockoutSafetyCheck ?? false)]
        } handler: { (input: PutInput, key, call) in
            try Self.checkPolicyName(input.PolicyName)
            let policy = try await newPolicy(
                input.Policy, for: key.name, bypassingLockoutCheck: input.BypassPolicyLockoutSafetyCheck ?? false, call)
            try await change(key, call) { $0.policy = policy }
            return Empty()
        }
    }

    private struct GetInput: KeyInput {
        let KeyId: String
        let PolicyName: String?
    }

    private struct GetOutput: Encodable, Sendable {
        let Policy: String
        let PolicyName: String
    }

    var getKeyPolicy: Operation {
        keyOperation("GetKeyPolicy", .read, in: .any) { (input: GetInput, key, _) in
            try Self.checkPolicyName(input.PolicyName)
            return GetOutput(Policy: try await shown(key.record.policy), PolicyName: KeyPolicy.name)
        }
    }

    /// The policy as it is shown: who is gone appears by the id that is left.
    private func shown(_ policy: KeyPolicy) async throws -> String {
        var gone: [String: String] = [:]
        for (arn, id) in policy.principalIDs where try await KnownPrincipal(arn, directory) != .entity(id: id) {
            gone[arn] = id
        }
        return PolicyPrincipals(policy.text).replacing(gone)
    }

    private static func checkPolicyName(_ name: String?) throws(AWSError) {
        guard name == nil || name == KeyPolicy.name else { throw .notFound("No such policy exists") }
    }

    private struct ListInput: KeyInput, PagedInput {
        let KeyId: String
        let Limit: Int?
        let Marker: String?
    }

    private struct ListOutput: Encodable, Sendable {
        let PolicyNames: [String]
        let NextMarker: String?
        let Truncated: Bool
    }

    /// A key has one policy.
    var listKeyPolicies: Operation {
        keyOperation("ListKeyPolicies", .list, in: .any) { (input: ListInput, key, _) in
            let page = try input.page(of: [KeyPolicy.name], in: "kms.key-policies \(key.arn)") { $0 }
            return ListOutput(PolicyNames: page.elements, NextMarker: page.marker, Truncated: page.isTruncated)
        }
    }
}
