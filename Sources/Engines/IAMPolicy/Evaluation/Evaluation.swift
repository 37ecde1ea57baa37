/// One run over all policies of a request: first what each type says, then what it comes to.
struct Evaluation {
    let request: AuthorizationRequest
    let policies: PolicySet
    private(set) var allowing: PolicyTypes = []
    private(set) var denying: PolicyTypes = []
    /// How near the resource-based policy's Allow statements come to the caller.
    private(set) var reach: PrincipalReach = []
    /// The first level of the organisation without an Allow, or with a Deny.
    private(set) var level: String?
    private var allows: [StatementReference] = []
    private var denies: [StatementReference] = []

    init(_ request: AuthorizationRequest, _ policies: PolicySet) {
        self.request = request
        self.policies = policies
        evaluateOrganisation()
        evaluate(policies.endpoint, .endpoint, .optional)
        reach = evaluate(policies.resource, .resource, .required)
        if request.principal.isIdentity {
            evaluate(policies.identity, .identity, .ignored)
            evaluate(policies.boundary, .permissionsBoundary, .ignored)
            evaluate(policies.session, .session, .ignored)
        }
    }

    private mutating func evaluateOrganisation() {
        if !policies.serviceControl.isEmpty, ServiceRules.isBoundByServiceControl(request) {
            var allAllow = true
            for level in policies.serviceControl {
                let reach = evaluate(level.policies, .serviceControl, .ignored, level.identifier)
                if reach.isEmpty {
                    allAllow = false
                    self.level = self.level ?? level.identifier
                }
            }
            if !allAllow { allowing.remove(PolicyTypes(.serviceControl)) }
        }
        if !policies.resourceControl.isEmpty, ServiceRules.isBoundByResourceControl(request) {
            for level in policies.resourceControl {
                evaluate(level.policies, .resourceControl, .optional, level.identifier)
            }
        }
    }

    @discardableResult
    private mutating func evaluate(
        _ group: PolicyGroup, _ type: PolicyType, _ principals: Statement.Scope.Principals, _ level: String? = nil
    ) -> PrincipalReach {
        guard !group.isEmpty else { return [] }
        let scope = Statement.Scope(principals: principals, hasBoundary: !policies.boundary.isEmpty)
        var allowed: PrincipalReach = []
        group.forEachCandidate(for: request) { position in
            let entry = group.statements[position]
            guard let reach = entry.statement.applies(to: request, scope) else { return }
            let reference = StatementReference(entry, of: group, type, level)
            if entry.statement.effect == .deny {
                denying.insert(PolicyTypes(type))
                denies.append(reference)
            } else {
                allowing.insert(PolicyTypes(type))
                allowed.formUnion(reach)
                allows.append(reference)
            }
        }
        return allowed
    }
}

extension StatementReference {
    init(_ entry: PolicyGroup.Entry, of group: PolicyGroup, _ type: PolicyType, _ level: String?) {
        self.init(
            type: type, policy: group.policies[entry.policy].name, level: level, index: entry.statement.index,
            sid: entry.statement.sid, effect: entry.statement.effect, range: entry.statement.range)
    }
}

extension Evaluation {
    func decision() -> Decision {
        if ServiceRules.isFreeToAll(request) { return make(.allowed, nil, allows) }
        if let first = denies.first { return make(.explicitlyDenied, first.type, denies, level: first.level) }
        if ServiceRules.isReserved(request) { return make(.implicitlyDenied, nil, []) }
        if let blocking = guardrail() {
            return make(.implicitlyDenied, blocking, [], level: blocking == .serviceControl ? level : nil)
        }
        switch grant() {
        case .success(let type): return make(.allowed, type, allows)
        case .failure(let missing): return make(.implicitlyDenied, missing.type, [])
        }
    }

    private func make(
        _ outcome: Decision.Outcome, _ type: PolicyType?, _ matched: [StatementReference], level: String? = nil
    ) -> Decision {
        Decision(
            outcome: outcome, decidedBy: type, matched: matched, allowing: allowing, denying: denying, level: level)
    }

    /// A type of policy that must allow whatever else does, and does not.
    private func guardrail() -> PolicyType? {
        if !policies.serviceControl.isEmpty, ServiceRules.isBoundByServiceControl(request),
            !allowing.contains(.serviceControl)
        {
            return .serviceControl
        }
        if !policies.endpoint.isEmpty, !allowing.contains(.endpoint) { return .endpoint }
        return nil
    }

    private struct Missing: Error { let type: PolicyType }

    /// Who grants the request, or whose grant is missing.
    private func grant() -> Result<PolicyType?, Missing> {
        guard request.principal.isIdentity else {
            return reach.isEmpty ? .failure(Missing(type: .resource)) : .success(.resource)
        }
        return request.isSameAccount ? grantInAccount() : grantAcrossAccounts()
    }

    /// In one account either side may grant. What names the very caller, or everyone, is limited by no implicit deny;
    /// what names the role or user behind a session is limited by boundary and session policies.
    private func grantInAccount() -> Result<PolicyType?, Missing> {
        if reach.contains(.caller) { return .success(.resource) }
        let needsResource = policies.resourceKind != .ordinary
        if needsResource, reach.isEmpty { return .failure(Missing(type: .resource)) }
        if !identityAllows, !reach.contains(.entity) { return .failure(Missing(type: .identity)) }
        if let limit = limit() { return .failure(Missing(type: limit)) }
        if request.caller.isRoot { return .success(nil) }
        return .success(identityAllows ? .identity : .resource)
    }

    /// Across accounts both must grant, the caller's account with all of its limits.
    private func grantAcrossAccounts() -> Result<PolicyType?, Missing> {
        if !identityAllows { return .failure(Missing(type: .identity)) }
        if let limit = limit() { return .failure(Missing(type: limit)) }
        if reach.isEmpty { return .failure(Missing(type: .resource)) }
        return .success(.resource)
    }

    private var identityAllows: Bool { request.caller.isRoot || allowing.contains(.identity) }

    /// The permissions boundary or session policy that does not allow.
    private func limit() -> PolicyType? {
        if !policies.boundary.isEmpty, !allowing.contains(.permissionsBoundary) { return .permissionsBoundary }
        let hasSession = !policies.session.isEmpty || request.caller.isFederatedUser
        if hasSession, !allowing.contains(.session) { return .session }
        return nil
    }
}
