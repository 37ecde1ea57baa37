import Core
import Directory
import IAMPolicy
import Plane

extension KMSService {
    /// A policy that a caller wants a key to have, checked as AWS checks it.
    ///
    /// - Parameter key: the key that it is for; nil for one that has no id yet.
    /// - Throws: `MalformedPolicyDocumentException` for what is no policy, names nobody, or would lock its author out.
    func newPolicy(
        _ text: String?, for key: KeyName?, bypassingLockoutCheck isBypassed: Bool, _ call: Call
    ) async throws -> KeyPolicy {
        guard let text else { return KeyPolicy.standard(for: call.account) }
        try KeyPolicy.check(text)
        var policy = KeyPolicy(text: text)
        for principal in PolicyPrincipals(text).names {
            switch try await KnownPrincipal(principal, directory) {
            case .entity(let id): policy.principalIDs[principal] = id
            case .other: break
            case .unknown:
                throw AWSError.malformedPolicy("Policy contains a statement with one or more invalid principals.")
            }
        }
        if !isBypassed, try await !mayPutPolicy(policy, on: key, call) { throw AWSError.lockout }
        return policy
    }

    /// Whether the caller could put another policy after this one: AWS's lockout safety check.
    private func mayPutPolicy(_ policy: KeyPolicy, on key: KeyName?, _ call: Call) async throws -> Bool {
        let own = try await directory.policies(of: call.caller)
        var set = PolicySet(
            identity: try group(own.identity.map(\.document), .identity),
            boundary: try group(own.boundary.map { [$0.document] } ?? [], .identity),
            session: try group(own.session?.map(\.document) ?? [], .session))
        set.resource = try group([policy.deciding], .resource)
        set.resourceKind = .key
        var context = RequestContext()
        context.set("aws:PrincipalArn", call.caller.principalARN)
        context.set("aws:PrincipalAccount", call.account.rawValue)
        context.set("aws:PrincipalType", call.caller.type)
        context.set("aws:userid", call.caller.userID)
        if let name = call.caller.userName { context.set("aws:username", name) }
        context.set("aws:RequestedRegion", call.region.rawValue)
        context.set("aws:SourceIp", call.origin.sourceIP)
        context.set("aws:SecureTransport", String(call.origin.isSecure))
        context.set("kms:CallerAccount", call.account.rawValue)
        for tag in call.caller.tags { context.set(ContextKey("aws:PrincipalTag/\(tag.Key)"), tag.Value) }
        let resource = key ?? KeyName(account: call.account, region: call.region, id: "*")
        let request = AuthorizationRequest(
            principal: IAMPolicy.Principal(call.caller), action: "kms:PutKeyPolicy", resource: resource.arn,
            resourceAccount: resource.account.rawValue, context: context)
        return decide(request, set).isAllowed
    }

    private func group(_ documents: [String], _ kind: PolicyKind) throws -> PolicyGroup {
        PolicyGroup(try documents.map { NamedPolicy(name: "policy", document: try PolicyDocument($0, kind: kind)) })
    }
}

extension IAMPolicy.Principal {
    init(_ caller: Plane.Caller) {
        switch caller.identity {
        case .root: self = .root(account: caller.account.rawValue)
        case .user(_, _, let id): self = .user(arn: caller.arn, id: id)
        case .assumedRole(_, _, let id, _, _):
            self = .assumedRole(sessionARN: caller.arn, roleARN: caller.principalARN, roleID: id)
        case .federatedUser:
            let issuer = caller.session?.userName.map { "arn:aws:iam::\(caller.account):user/\($0)" }
            self = .federatedUser(arn: caller.arn, issuer: issuer ?? caller.account.rootARN.description)
        case .service(let name): self = .service(name)
        case .anonymous: self = .anonymous
        }
    }
}
