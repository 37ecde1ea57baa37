/// Decides requests of which parts are unknown, as far as that is possible (type-aware partial evaluation, RFC 95).
///
///     let authorizer = PartialAuthorizer(policies, schema: schema)
///     let request = PartialRequest(
///         principal: .init(ann), action: view, resource: .init(type: photo), context: .complete([:]))
///     let response = try authorizer.isAuthorized(request, entities)
///     if response.decision == nil { print(response.residualPolicies) }
///
/// The policies must be valid for the schema, and all data must conform to it; what is learnt from types would be wrong
/// else. Keep an authorizer where several requests are asked: policies are typed once for each request environment, when
/// they are needed, and those whose scope cannot match what is known are not looked at.
public struct PartialAuthorizer: Sendable {
    /// The schema that policies and data conform to.
    public let schema: Schema
    let policies: TypedPolicies

    /// Takes static policies and links; templates by themselves decide nothing.
    public init(_ set: PolicySet, schema: Schema) {
        self.schema = schema
        policies = TypedPolicies(set, schema: schema)
    }

    /// Decides as far as what is known allows.
    ///
    /// - Parameter entities: must conform to the schema, which is not looked at here; see
    ///   ``PartialEntities/validate(against:)``.
    public func isAuthorized(
        _ request: PartialRequest, _ entities: PartialEntities
    ) throws(PartialEvaluationError) -> PartialResponse {
        let errors = request.validate(against: schema)
        guard errors.isEmpty else { throw .invalidRequest(errors) }
        let evaluator = ResidualEvaluator(request: request, entities: entities, schema: schema)
        let environment = policies.environment(request.environment)
        var residuals: [ResidualPolicy] = []
        for place in environment.candidates(evaluator) {
            let entry = policies.entries[place]
            let scope = entry.policy.scope(in: request)
            // Typed only where it matters, which most scopes spare.
            let test = evaluator.evaluate(scope)
            if test.isFalse { continue }
            let condition = try policies.condition(of: entry, in: environment)
            let residual = evaluator.evaluate(PartialExpression.conjunction(test, condition))
            if !residual.isFalse { residuals.append(ResidualPolicy(entry.id, residual, of: entry.policy)) }
        }
        return PartialResponse(residuals, request, entities, self)
    }
}

/// Why a partial evaluation could not be made.
public enum PartialEvaluationError: Error, Hashable, Sendable {
    case invalidRequest([RequestValidationError])
    /// The policy is not valid for the schema in the request's environment.
    case invalidPolicy(Text, [ValidationError])

    /// The errors as texts.
    public var diagnostics: Diagnostics {
        switch self {
        case .invalidRequest(let errors): Diagnostics(errors.map(\.diagnostic))
        case .invalidPolicy(let id, let errors):
            Diagnostics(
                errors.isEmpty
                    ? [Diagnostic("for policy `\(id)`, the policy is not valid for the schema")]
                    : errors.map(\.diagnostic))
        }
    }
}

extension PartialExpression {
    /// Both operands, the first evaluated already.
    fileprivate static func conjunction(_ first: Residual, _ second: Residual) -> Residual {
        first.isTrue ? second : .partial(PartialExpression(.and([first, second]), .bool))
    }
}

extension Policy {
    /// What the scope asks of principal and resource. The action was looked at before.
    fileprivate func scope(in request: PartialRequest) -> Residual {
        let tests = [
            principal.test(of: .principal, request.principal.type), resource.test(of: .resource, request.resource.type),
        ].compactMap { $0 }
        return tests.count == 1 ? tests[0] : .partial(PartialExpression(.and(tests), .bool))
    }
}

extension EntityScope {
    /// The test of a variable's id or ancestors; its type was looked at before.
    fileprivate func test(of variable: Variable, _ type: Name) -> Residual? {
        guard let reference else { return nil }
        guard let uid = reference.entity else { return reference.slot.map { .error(.unlinkedSlot($0)) } }
        let subject = Residual.partial(PartialExpression(.variable(variable), .entity(type)))
        let operation: CoreBinaryOperator = if case .equals = self { .equal } else { .in }
        return .partial(PartialExpression(.binary(operation, subject, .value(.entity(uid))), .bool))
    }
}
