/// What a partial evaluation is to lead to.
public enum PartialEvaluationGoal: Hashable, Sendable {
    /// The decision, from whichever policies.
    case decision
    /// The decision with all policies that determine it and all that fail.
    case response
}

extension PartialResponse {
    /// The data that are still needed. Look-ups that depend on the result of others show as paths; once these are loaded,
    /// the next step shows at the entity found.
    ///
    /// For a decision this is empty once it is certain, and says nothing of policies that cannot change it: of permits
    /// where one is satisfied already.
    public func dataNeeds(for goal: PartialEvaluationGoal = .decision) -> DataNeeds {
        var collector = DataNeedsCollector(knowing: entities)
        for policy in relevantPolicies(for: goal) { collector.add(policy.residual) }
        return collector.needs
    }

    private func relevantPolicies(for goal: PartialEvaluationGoal) -> [ResidualPolicy] {
        guard goal == .decision else { return residualPolicies }
        guard decision == nil else { return [] }
        let isPermitted = policies.contains { $0.effect == .permit && $0.outcome == .satisfied }
        return residualPolicies.filter { $0.effect == .forbid || !isPermitted }
    }

    func isReached(_ goal: PartialEvaluationGoal) -> Bool {
        switch goal {
        case .decision: decision != nil
        case .response: residualPolicies.isEmpty
        }
    }
}

extension PartialAuthorizer {
    /// The data that decisions can need in a request environment, whoever asks: paths from principal, resource, context
    /// and the entities that policies name. What a request needs in fact is found at ``PartialResponse/dataNeeds(for:)``.
    public func dataNeeds(in environment: RequestEnvironment) throws(PartialEvaluationError) -> DataNeeds {
        try isAuthorized(PartialRequest(environment), .unknown).dataNeeds(for: .response)
    }

    /// The data that decisions can need in each request environment of the schema in which some policy can apply.
    public func dataNeeds() throws(PartialEvaluationError) -> [(environment: RequestEnvironment, needs: DataNeeds)] {
        var all: [(environment: RequestEnvironment, needs: DataNeeds)] = []
        for environment in schema.requestEnvironments {
            let needs = try dataNeeds(in: environment)
            if !needs.isEmpty { all.append((environment, needs)) }
        }
        return all
    }
}
