import Core
import Directory
import Plane

extension STSService {
    private struct Input: Decodable, Sendable {
        let Name: String
        let Policy: String?
        let PolicyArns: [PolicyDescriptor]?
        let DurationSeconds: Int?
        let Tags: [Tag]?
    }

    private struct Output: Encodable, Sendable {
        struct FederatedUser: Encodable, Sendable {
            let FederatedUserId: String
            let Arn: String
        }
        let Credentials: STS.Credentials
        let FederatedUser: FederatedUser
        let PackedPolicySize: Int?
    }

    /// The session may do what both its policies and those of the user that made it allow.
    var getFederationToken: Operation {
        Operation("GetFederationToken", .read) { (input: Input, call) in
            try call.requireLongTermCredentials()
            let tags = try SessionTags(input.Tags, inheritedFrom: nil)
            let resource = Self.federatedUser(input.Name, in: call.account)
            let actions = ["sts:GetFederationToken"] + (tags.tags.isEmpty ? [] : ["sts:TagSession"])
            return actions.map { Requirement($0, on: resource, of: call.account, context: tags.context) }
        } handler: { (input: Input, call) in
            let tags = try SessionTags(input.Tags, inheritedFrom: nil)
            let policies = try await SessionPolicies(
                input.Policy, input.PolicyArns, tags: tags.tags, account: call.account, directory)
            let duration = call.boundedDuration(input.DurationSeconds)
            let credentials = try issue(
                .federatedUser(name: input.Name), in: call.account, for: call, duration: duration
            ) { claims in
                claims.setIssuer(call.caller)
                claims.inlinePolicy = policies.inline
                claims.policyARNs = policies.arns
                claims.tags = tags.tags
            }
            return Output(
                Credentials: credentials,
                FederatedUser: .init(
                    FederatedUserId: "\(call.account):\(input.Name)",
                    Arn: Self.federatedUser(input.Name, in: call.account)),
                PackedPolicySize: policies.packedSize)
        }
    }

    private static func federatedUser(_ name: String, in account: AccountID) -> String {
        "arn:aws:sts::\(account):federated-user/\(name)"
    }
}
