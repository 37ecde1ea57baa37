extension Residual {
    /// An expression before anything of it was evaluated, from a well-typed one.
    init(_ typed: TypedExpression) {
        func residuals(_ expressions: [TypedExpression]) -> [Residual] { expressions.map { Residual($0) } }
        let kind: PartialExpression.Kind
        switch typed.kind {
        case .literal(let literal):
            self = .value(Value(literal))
            return
        case .slot(let slot):
            self = .error(.unlinkedSlot(slot))
            return
        case .and: kind = .and(residuals(typed.chain(isAnd: true)))
        case .or: kind = .or(residuals(typed.chain(isAnd: false)))
        case .variable(let variable): kind = .variable(variable)
        case .unary(let operation, let operand): kind = .unary(operation, Residual(operand))
        case .binary(let operation, let left, let right): kind = .binary(operation, Residual(left), Residual(right))
        case .conditional(let condition, let yes, let no):
            kind = .conditional(Residual(condition), then: Residual(yes), else: Residual(no))
        case .attribute(let operand, let name): kind = .attribute(Residual(operand), name)
        case .has(let operand, let name): kind = .has(Residual(operand), name)
        case .like(let operand, let pattern): kind = .like(Residual(operand), pattern)
        case .isType(let operand, let type): kind = .isType(Residual(operand), type)
        case .set(let elements): kind = .set(residuals(elements))
        case .record(let members):
            kind = .record(members.map { PartialExpression.Member(key: $0.key, value: Residual($0.value)) })
        case .call(let function, let arguments): kind = .call(function, residuals(arguments))
        }
        self = .make(kind, typed.type)
    }
}

extension TypedExpression {
    /// The operands of a conjunction or disjunction and of all that stand in it directly, in their order.
    fileprivate func chain(isAnd: Bool) -> [TypedExpression] {
        var operands: [TypedExpression] = []
        var stack = [self]
        while let next = stack.popLast() {
            switch (next.kind, isAnd) {
            case (.and(let left, let right), true), (.or(let left, let right), false): stack += [right, left]
            default: operands.append(next)
            }
        }
        return operands
    }
}

extension Value {
    init(_ literal: Literal) {
        self =
            switch literal {
            case .bool(let value): .bool(value)
            case .long(let value): .long(value)
            case .string(let value): .string(value)
            case .entity(let uid): .entity(uid)
            }
    }
}
