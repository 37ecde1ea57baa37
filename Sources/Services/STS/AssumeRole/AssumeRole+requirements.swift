import Core
import Directory
import Plane

extension STSService {
    /// Trusts a service that calls nobody; stands in for a role that does not exist, so that it is refused in the same
    /// words as one that trusts others.
    private static let noTrust = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"nobody.amazonaws.com"},\
        "Action":"sts:AssumeRole"}}
        """

    /// The role's trust policy must allow assuming it, and with them setting tags and the source identity, be they
    /// passed or handed down by the caller's own session.
    ///
    /// The code of a second factor is checked here, and used up: the trust policy may ask for it.
    func assumeRoleRequirements(_ input: AssumeRoleInput, _ call: Call) async throws -> [Requirement] {
        try Self.checkCaller(call)
        let target = try await TargetRole(input.RoleArn, directory)
        let tags = try SessionTags(
            input.Tags, transitiveKeys: input.TransitiveTagKeys, inheritedFrom: call.caller.session)
        let sourceIdentity = try Self.sourceIdentity(input, call)
        var context = tags.context
        context["sts:RoleSessionName"] = .one(input.RoleSessionName)
        context["sts:DurationSeconds"] = .one(String(input.DurationSeconds ?? 3_600))
        if let externalID = input.ExternalId { context["sts:ExternalId"] = .one(externalID) }
        if let sourceIdentity { context["sts:SourceIdentity"] = .one(sourceIdentity) }
        for tag in target.record?.tags ?? [] { context["iam:ResourceTag/\(tag.Key)"] = .one(tag.Value) }
        if let factor = try SecondFactor(serialNumber: input.SerialNumber, code: input.TokenCode) {
            try await factor.accept(directory, for: call)
            context["aws:MultiFactorAuthPresent"] = .boolean(true)
            context["aws:MultiFactorAuthAge"] = "0"
        }
        var actions = ["sts:AssumeRole"]
        if !tags.tags.isEmpty { actions.append("sts:TagSession") }
        if sourceIdentity != nil { actions.append("sts:SetSourceIdentity") }
        let trust = Requirement.ResourcePolicy(target.record?.trustPolicy ?? Self.noTrust, kind: .roleTrust)
        return actions.map {
            Requirement(
                $0, on: input.RoleArn, of: target.account, tags: target.record?.tags, context: context, policy: trust)
        }
    }

    private static func checkCaller(_ call: Call) throws {
        switch call.caller.identity {
        case .root: throw AWSError.accessDenied("Roles may not be assumed by root accounts.")
        case .federatedUser: throw call.sessionCredentialsRefused
        case .user, .assumedRole, .service, .anonymous: return
        }
    }

    /// The source identity of the new session: once set it goes down the whole chain.
    ///
    /// - Throws: `AccessDenied` when the call names another one than the caller's session has.
    static func sourceIdentity(_ input: AssumeRoleInput, _ call: Call) throws -> String? {
        guard let inherited = call.caller.session?.sourceIdentity else { return input.SourceIdentity }
        guard input.SourceIdentity == nil || input.SourceIdentity == inherited else {
            throw AWSError.accessDenied(
                "The source identity of the calling session cannot be replaced by another one.")
        }
        return inherited
    }
}
