/// A policy as the conjunction that its evaluation is: what its scope asks of principal, action and resource, and its
/// conditions.
struct ReducedPolicy: Sendable {
    let principal: ShapedExpression
    let action: ShapedExpression
    let resource: ShapedExpression
    /// In the order of the text, those after `unless` negated.
    let conditions: [ShapedExpression]
    let range: SourceRange?
    /// The variables on which the conditions depend.
    let variables: Set<Variable>
    /// Whether the conditions mention the action, or any action by its name.
    let dependsOnAction: Bool
    let exceedsLimits: Bool

    init(_ policy: Policy) {
        range = policy.range
        var reducer = ExpressionReducer()
        principal = reducer.reduce(policy.principal.condition(on: .principal, at: policy.range))
        action = reducer.reduce(policy.action.condition(at: policy.range))
        resource = reducer.reduce(policy.resource.condition(on: .resource, at: policy.range))
        conditions = policy.conditions.map { condition in
            let body = reducer.reduce(condition.body)
            return condition.kind == .when ? body : reducer.make(.unary(.not, body), at: condition.body.range)
        }
        exceedsLimits = reducer.exceedsLimits
        var variables: Set<Variable> = []
        var namesActions = false
        for condition in conditions {
            condition.visit { expression in
                switch expression.kind {
                case .variable(let variable): variables.insert(variable)
                case .literal(.entity(let uid)) where uid.type.isAction: namesActions = true
                default: break
                }
            }
        }
        self.variables = variables
        dependsOnAction = namesActions || variables.contains(.action)
    }

    var parts: [ShapedExpression] { [principal, action, resource] + conditions }
}

extension EntityScope {
    /// What the scope asks, as an expression.
    package func condition(on variable: Variable, at range: SourceRange?) -> Expression {
        let variable = Expression(.variable(variable), at: range)
        func operand(_ reference: Reference) -> Expression {
            switch reference {
            case .entity(let uid): Expression(.literal(.entity(uid)), at: range)
            case .slot(let slot): Expression(.slot(slot), at: range)
            }
        }
        return switch self {
        case .any: Expression(.literal(.bool(true)), at: range)
        case .equals(let reference): Expression(.binary(.equal, variable, operand(reference)), at: range)
        case .in(let reference): Expression(.binary(.in, variable, operand(reference)), at: range)
        case .isType(let type): Expression(.isType(variable, type, in: nil), at: range)
        case .isTypeIn(let type, let reference):
            Expression(.isType(variable, type, in: operand(reference)), at: range)
        }
    }
}

extension ActionScope {
    package func condition(at range: SourceRange?) -> Expression {
        let variable = Expression(.variable(.action), at: range)
        func literal(_ uid: EntityUID) -> Expression { Expression(.literal(.entity(uid)), at: range) }
        return switch self {
        case .any: Expression(.literal(.bool(true)), at: range)
        case .equals(let uid): Expression(.binary(.equal, variable, literal(uid)), at: range)
        case .in(let uid): Expression(.binary(.in, variable, literal(uid)), at: range)
        case .inAny(let uids):
            Expression(.binary(.in, variable, Expression(.set(uids.map(literal)), at: range)), at: range)
        }
    }
}
