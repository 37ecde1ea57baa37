import Core
import Directory
import IAMPolicy
import Plane

/// Decides whether a call may be served: every requirement of its operation must be allowed.
struct Authoriser: Sendable {
    let directory: Directory
    let compiled: CompiledPolicies

    /// Decides the requirements in order up to the first that is not allowed.
    ///
    /// - Returns: the decisions that were made, the denying one last.
    func decide(_ requirements: [Requirement], of call: Call, isGlobal: Bool) async throws -> [DecisionRecord] {
        if requirements.isEmpty { return [] }
        let held = try await directory.policies(of: call.caller)
        let keys = GlobalConditionKeys(call: call, isGlobalService: isGlobal)
        var callContext = keys.callContext()
        var records: [DecisionRecord] = []
        records.reserveCapacity(requirements.count)
        for (index, requirement) in requirements.enumerated() {
            var context = callContext
            // Most calls have one requirement, which needs no copy.
            if index == requirements.count - 1 { callContext = RequestContext() }
            keys.addResource(of: requirement, to: &context)
            let request = AuthorizationRequest(
                principal: Principal(call.caller), action: requirement.action, resource: requirement.resource,
                resourceAccount: requirement.resourceAccount.rawValue, context: context)
            var set = try compiled.set(for: held)
            if let policy = requirement.resourcePolicy {
                set.resource = try compiled.group(policy, requirement.grants)
                set.resourceKind = PolicySet.ResourceKind(policy.kind)
            }
            let decision = IAMPolicy.decide(request, set)
            records.append(
                DecisionRecord(requirement: requirement, request: request, decision: decision, policies: held))
            if !decision.isAllowed { break }
        }
        return records
    }
}

extension Principal {
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

extension PolicySet.ResourceKind {
    init(_ kind: Requirement.ResourcePolicy.Kind) {
        switch kind {
        case .ordinary: self = .ordinary
        case .roleTrust: self = .role
        case .kmsKey: self = .key
        }
    }
}
