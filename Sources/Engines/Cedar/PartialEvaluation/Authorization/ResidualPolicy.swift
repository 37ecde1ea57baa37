/// What partial evaluation leaves of one policy.
public struct ResidualPolicy: Sendable {
    public let id: Text
    public let effect: Policy.Effect
    /// Of the whole condition, scope included.
    public let residual: Residual
    /// The policy before, with the slots of a link filled.
    public let original: Policy

    init(_ id: Text, _ residual: Residual, of original: Policy) {
        self.id = id
        effect = original.effect
        self.residual = residual
        self.original = original
    }

    /// The residual as a policy: for each request and entities that agree with what was known it does what the original
    /// does.
    ///
    /// Its scope is what was known of the request, so that it applies to no other; conjuncts stand in conditions of their
    /// own. Annotations stay. A certain error becomes a condition that fails.
    public func policy(for request: PartialRequest) -> Policy {
        Policy(
            annotations: original.annotations, effect: effect, principal: request.principal.scope,
            action: .equals(request.action), resource: request.resource.scope,
            conditions: residual.conjuncts.map { Policy.Condition(.when, $0.expression) })
    }

    func with(_ residual: Residual) -> ResidualPolicy { ResidualPolicy(id, residual, of: original) }
}

extension Residual {
    /// The operands of a conjunction; none for what is true.
    fileprivate var conjuncts: [Residual] {
        if isTrue { return [] }
        if case .and(let operands) = partial?.kind { return operands }
        return [self]
    }
}

extension PartialRequest.Party {
    fileprivate var scope: EntityScope { uid.map { .equals(.entity($0)) } ?? .isType(type) }
}
