extension Residual {
    /// The residual as an expression, which can be printed, written as JSON and evaluated: for every request and
    /// entities that agree with what was known, it gives what the original gives.
    ///
    /// A certain error becomes an expression that fails.
    public var expression: Expression {
        switch self {
        case .value(let value): value.expression
        case .error(let error): error.failingExpression
        case .partial(let expression): expression.expression
        }
    }
}

extension PartialExpression {
    /// As ``Residual/expression``.
    public var expression: Expression {
        switch kind {
        case .variable(let variable): Expression(.variable(variable))
        case .unary(.not, let operand): operand.negation
        case .unary(.negate, let operand): Expression(.negate(operand.expression))
        case .unary(.isEmpty, let operand): Expression(.isEmpty(operand.expression))
        case .binary(let operation, let left, let right):
            Expression(.binary(operation.surface, left.expression, right.expression))
        case .and(let operands): chain(operands) { .and($0, $1) }
        case .or(let operands): chain(operands) { .or($0, $1) }
        case .conditional(let condition, let yes, let no):
            Expression(.conditional(condition.expression, then: yes.expression, else: no.expression))
        case .attribute(let operand, let name): Expression(.attribute(operand.expression, name))
        case .has(let operand, let name): Expression(.has(operand.expression, [name]))
        case .like(let operand, let pattern): Expression(.like(operand.expression, pattern))
        case .isType(let operand, let type): Expression(.isType(operand.expression, type, in: nil))
        case .set(let elements): Expression(.set(elements.map(\.expression)))
        case .record(let members):
            Expression(.record(members.map { Expression.RecordMember(key: $0.key, value: $0.value.expression) }))
        case .call(let function, let arguments): Expression(.call(function, arguments.map(\.expression)))
        }
    }

    private func chain(
        _ operands: [Residual], _ joined: (Expression, Expression) -> Expression.Kind
    ) -> Expression {
        operands.dropFirst().reduce(operands.first?.expression ?? Expression(.literal(.bool(true)))) {
            Expression(joined($0, $1.expression))
        }
    }
}

extension Residual {
    /// Comparisons are written as people write them: `!=`, `>` and `>=` were taken apart before evaluation.
    fileprivate var negation: Expression {
        if case .binary(let operation, let left, let right) = partial?.kind {
            let opposite: BinaryOperator? =
                switch operation {
                case .equal: .notEqual
                case .less: .greaterOrEqual
                case .lessOrEqual: .greater
                default: nil
                }
            if let opposite { return Expression(.binary(opposite, left.expression, right.expression)) }
        }
        return Expression(.not(expression))
    }
}

extension CoreBinaryOperator {
    fileprivate var surface: BinaryOperator {
        switch self {
        case .equal: .equal
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .in: .in
        case .contains: .contains
        case .containsAll: .containsAll
        case .containsAny: .containsAny
        case .getTag: .getTag
        case .hasTag: .hasTag
        }
    }
}

extension EvaluationError {
    /// An expression that fails: with this error, where one can be written that does, else with a text that tells it.
    var failingExpression: Expression {
        func text(_ text: Text) -> Expression { Expression(.literal(.string(text))) }
        func entity(_ uid: EntityUID) -> Expression { Expression(.literal(.entity(uid))) }
        func number(_ value: Int64) -> Expression { Expression(.literal(.long(value))) }
        return switch self {
        case .overflow(let operation, let left, let right):
            Expression(.binary(operation, number(left), number(right)))
        case .negationOverflow(let value): Expression(.negate(number(value)))
        case .entityDoesNotExist(let uid): Expression(.attribute(entity(uid), "exists"))
        case .attributeDoesNotExist(let uid, let name, _): Expression(.attribute(entity(uid), name))
        case .tagDoesNotExist(let uid, let name, _): Expression(.binary(.getTag, entity(uid), text(name)))
        case .recordAttributeDoesNotExist(let name, _): Expression(.attribute(Expression(.record([])), name))
        default: Expression(.call(.decimal, [text(Text(description))]))
        }
    }
}
