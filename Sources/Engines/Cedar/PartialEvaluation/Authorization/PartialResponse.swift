/// What can be said of a request of which parts are unknown.
public struct PartialResponse: Sendable {
    /// What the condition of a policy came to.
    public enum Outcome: Hashable, Sendable, CaseIterable {
        case satisfied, notSatisfied
        /// Evaluation fails whatever is unknown, so that the policy is skipped.
        case failing
        /// It depends on what is unknown.
        case open
    }

    /// What was known of the request.
    public let request: PartialRequest
    /// What was known of entities, with all that was loaded.
    public let entities: PartialEntities
    /// The policies that are not certainly unsatisfied, by id.
    public let policies: [ResidualPolicy]
    /// The decision, if it is the same whatever the unknown parts are.
    public let decision: Response.Decision?
    private let authorizer: PartialAuthorizer

    init(
        _ policies: [ResidualPolicy], _ request: PartialRequest, _ entities: PartialEntities,
        _ authorizer: PartialAuthorizer
    ) {
        self.request = request
        self.entities = entities
        self.policies = policies
        self.authorizer = authorizer
        decision = PartialResponse.decision(policies)
    }

    private static func decision(_ policies: [ResidualPolicy]) -> Response.Decision? {
        func has(_ effect: Policy.Effect, _ outcome: Outcome) -> Bool {
            policies.contains { $0.effect == effect && $0.outcome == outcome }
        }
        if has(.forbid, .satisfied) { return .deny }
        let isPermitted = has(.permit, .satisfied)
        if !isPermitted, !has(.permit, .open) { return .deny }
        return isPermitted && !has(.forbid, .open) ? .allow : nil
    }

    /// The schema by which policies were typed.
    public var schema: Schema { authorizer.schema }

    /// The ids of the policies of one effect that came to one outcome, in order.
    public func policies(_ effect: Policy.Effect, _ outcome: Outcome) -> [Text] {
        if outcome == .notSatisfied {
            let others = Set(policies.map(\.id))
            return authorizer.policies.entries.filter { $0.policy.effect == effect && !others.contains($0.id) }
                .map(\.id)
        }
        return policies.filter { $0.effect == effect && $0.outcome == outcome }.map(\.id)
    }

    /// The policies that determine the decision as far as they are known: those of the final response are these and
    /// perhaps some of the open ones. Empty without a decision.
    public var reasons: [Text] {
        switch decision {
        case .allow: policies(.permit, .satisfied)
        case .deny: policies(.forbid, .satisfied)
        case nil: []
        }
    }

    /// The policies that depend on what is unknown.
    public var residualPolicies: [ResidualPolicy] { policies.filter { $0.outcome == .open } }

    /// The open policies as policies of their own, which decide as the originals do for all requests that this one can
    /// turn out to be; see ``ResidualPolicy/policy(for:)``.
    public var residualPolicySet: PolicySet { policySet(residualPolicies) }

    /// As ``residualPolicySet``, with the policies that are certainly satisfied or failing: it gives the responses of
    /// the whole set.
    public var policySet: PolicySet { policySet(policies) }

    private func policySet(_ policies: [ResidualPolicy]) -> PolicySet {
        var set = PolicySet()
        for policy in policies {
            // Ids are unique, and there are no slots left.
            try? set.add(policy.policy(for: request), id: policy.id)
        }
        return set
    }

    /// The response, when nothing is open.
    public var complete: Response? {
        guard let decision, residualPolicies.isEmpty else { return nil }
        return Response(
            decision: decision, reasons: reasons,
            errors: policies.compactMap { policy in
                policy.residual.error.map { Response.PolicyError(policy: policy.id, error: $0) }
            })
    }

    /// Goes on with what was learnt since.
    ///
    /// - Parameter request: like ``request``, but of which more may be known.
    func continued(_ request: PartialRequest, _ entities: PartialEntities) -> PartialResponse {
        let evaluator = ResidualEvaluator(request: request, entities: entities, schema: schema)
        let policies = policies.compactMap { policy -> ResidualPolicy? in
            guard policy.outcome == .open else { return policy }
            let residual = evaluator.evaluate(policy.residual)
            return residual.isFalse ? nil : policy.with(residual)
        }
        return PartialResponse(policies, request, entities, authorizer)
    }
}

extension ResidualPolicy {
    /// What the policy's condition came to.
    public var outcome: PartialResponse.Outcome {
        switch residual {
        case .value(.bool(let value)): value ? .satisfied : .notSatisfied
        case .value, .error: .failing
        case .partial: .open
        }
    }
}
