public import Cedar

/// What the evaluator says of a policy or of a policy set in a counterexample.
public enum Evaluation: Hashable, Sendable {
    case matches
    case doesNotMatch
    /// The policy's evaluation fails, so that it does not match.
    case fails(EvaluationError)
    case decides(Response)
}

extension Scenario {
    func evaluation(of subject: Subject) -> Evaluation {
        switch subject {
        case .policies(let set): return .decides(Authorizer(set).isAuthorized(request, entities))
        case .policy(let named):
            var set = PolicySet()
            // The only policy of a set cannot have an id that is taken.
            try? set.add(named.policy, id: named.id)
            let response = Authorizer(set).isAuthorized(request, entities)
            if let failure = response.errors.first { return .fails(failure.error) }
            return response.reasons.isEmpty ? .doesNotMatch : .matches
        }
    }
}

extension Evaluation {
    /// What a query of that kind asks of its subject.
    func fact(for kind: Query.Kind) -> Bool {
        switch self {
        case .matches: kind != .neverErrors
        case .doesNotMatch: false
        case .fails: kind == .neverErrors
        case .decides(let response): response.decision == .allow
        }
    }
}
