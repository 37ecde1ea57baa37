import Core
import Directory
import Plane

extension STSService {
    struct AssumeRoleInput: Decodable, Sendable {
        struct ProvidedContext: Decodable, Sendable {
            let ProviderArn: String?
        }
        let RoleArn: String
        let RoleSessionName: String
        let PolicyArns: [PolicyDescriptor]?
        let Policy: String?
        let DurationSeconds: Int?
        let Tags: [Tag]?
        let TransitiveTagKeys: [String]?
        let ExternalId: String?
        let SerialNumber: String?
        let TokenCode: String?
        let SourceIdentity: String?
        let ProvidedContexts: [ProvidedContext]?
    }

    private struct Output: Encodable, Sendable {
        struct AssumedRoleUser: Encodable, Sendable {
            let AssumedRoleId: String
            let Arn: String
        }
        let Credentials: STS.Credentials
        let AssumedRoleUser: AssumedRoleUser
        let PackedPolicySize: Int?
        let SourceIdentity: String?
    }

    var assumeRole: Operation {
        Operation("AssumeRole", .read) { (input: AssumeRoleInput, call) in
            try await assumeRoleRequirements(input, call)
        } handler: { (input: AssumeRoleInput, call) in
            try await assumeRole(input, call)
        }
    }

    /// Runs once the trust policy has allowed it, and the code of a second factor, if any, was accepted.
    private func assumeRole(_ input: AssumeRoleInput, _ call: Call) async throws -> Output {
        let target = try await TargetRole(input.RoleArn, directory)
        guard let role = target.record else {
            throw AWSError.notAuthorized(call.caller, "sts:AssumeRole", on: input.RoleArn)
        }
        guard input.ProvidedContexts?.isEmpty ?? true else {
            throw AWSError.invalidParameter("No context provider is trusted here; ProvidedContexts must be empty.")
        }
        let duration = try Self.duration(input.DurationSeconds, role, call)
        let tags = try SessionTags(
            input.Tags, transitiveKeys: input.TransitiveTagKeys, inheritedFrom: call.caller.session)
        let sourceIdentity = try Self.sourceIdentity(input, call)
        let policies = try await SessionPolicies(
            input.Policy, input.PolicyArns, tags: tags.tags, account: target.account, directory)
        let kind = SessionClaims.Kind.assumedRole(
            name: role.name, path: role.path, id: role.id, sessionName: input.RoleSessionName,
            isServiceLinked: role.serviceLinkedTo != nil)
        let credentials = try issue(kind, in: target.account, for: call, duration: duration) { claims in
            claims.inlinePolicy = policies.inline
            claims.policyARNs = policies.arns
            claims.tags = tags.tags
            claims.transitiveTagKeys = tags.transitiveKeys
            claims.sourceIdentity = sourceIdentity
            if input.SerialNumber != nil { claims.mfaAuthenticated = claims.issued }
        }
        return Output(
            Credentials: credentials,
            AssumedRoleUser: .init(
                AssumedRoleId: "\(role.id):\(input.RoleSessionName)",
                Arn: "arn:aws:sts::\(target.account):assumed-role/\(role.name)/\(input.RoleSessionName)"),
            PackedPolicySize: policies.packedSize, SourceIdentity: sourceIdentity)
    }

    /// Seconds: an hour unless told otherwise, at most what the role grants; an hour at most for a session that begets
    /// a session.
    private static func duration(_ wanted: Int?, _ role: RoleRecord, _ call: Call) throws -> Int {
        let seconds = wanted ?? 3_600
        guard call.caller.session == nil || seconds <= 3_600 else {
            throw AWSError.validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.")
        }
        guard seconds <= role.maxSessionDuration else {
            throw AWSError.validation(
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        }
        return seconds
    }
}
