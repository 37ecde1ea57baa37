/// What checking found of a policy in one request environment.
package enum PolicyTyping: Sendable {
    /// The condition of the policy is of a Boolean type and cannot fail.
    case wellTyped(TypedExpression)
    /// The condition is always false, though parts that decide nothing may be ill-typed.
    case neverTrue(TypedExpression, [ValidationError])
    case illTyped([ValidationError])

    /// The condition with its types, unless it is ill-typed.
    package var condition: TypedExpression? {
        switch self {
        case .wellTyped(let expression), .neverTrue(let expression, _): expression
        case .illTyped: nil
        }
    }

    package var errors: [ValidationError] {
        switch self {
        case .wellTyped: []
        case .neverTrue(_, let errors), .illTyped(let errors): errors
        }
    }
}

extension Validator {
    /// The types of a policy's whole condition, scope first, in one request environment.
    ///
    /// The types of the entities that the slots of a template stand for can be given; see ``slotTypes(of:for:)``.
    /// This looks at nothing but types: names that the schema does not know make the condition ill-typed without an
    /// error of their own.
    package func types(
        of policy: Policy, id: Text = "", in environment: RequestEnvironment, slots: [Slot: Name] = [:],
        mode: ValidationMode = .strict
    ) -> PolicyTyping {
        let reduced = ReducedPolicy(policy)
        guard !reduced.exceedsLimits else {
            return .illTyped([ValidationError(.tooComplex, policy: id, at: policy.range)])
        }
        var check = PolicyCheck(reduced, id: id, types: types, mode: mode)
        let typing = TypingEnvironment(request: environment, slots: slots)
        let result = check.check(in: typing)
        let errors = check.errors
        if result.type == .truth(false) { return .neverTrue(result.expression, errors) }
        return result.isWellTyped ? .wellTyped(result.expression) : .illTyped(errors)
    }

    /// The types that a slot can stand for where the scope can be true: with `==` that of the variable, with `in` all
    /// that an entity of the variable's type can be in.
    package func slotTypes(of scope: EntityScope, for type: Name) -> Set<Name>? {
        guard scope.reference?.slot != nil else { return nil }
        switch scope {
        case .equals: return [type]
        default: return types.schema.ancestors(of: type).union([type])
        }
    }
}
