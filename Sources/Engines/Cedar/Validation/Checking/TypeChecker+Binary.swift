extension TypeChecker {
    mutating func checkBinary(
        _ expression: ShapedExpression, _ operation: CoreBinaryOperator, _ left: ShapedExpression,
        _ right: ShapedExpression, _ prior: Capabilities
    ) -> Checked {
        let range = expression.range
        return switch operation {
        case .equal: checkEqual(left, right, prior, at: range)
        case .less, .lessOrEqual: checkOrder(operation, left, right, prior, at: range)
        case .add, .subtract, .multiply: checkArithmetic(operation, left, right, prior, at: range)
        case .in: checkIn(left, right, prior, at: range)
        case .contains: checkContains(left, right, prior, at: range)
        case .containsAll, .containsAny: checkContainment(operation, left, right, prior, at: range)
        case .getTag: checkGetTag(left, right, prior, at: range)
        case .hasTag: checkHasTag(left, right, prior, at: range)
        }
    }

    private mutating func checkOrder(
        _ operation: CoreBinaryOperator, _ left: ShapedExpression, _ right: ShapedExpression, _ prior: Capabilities,
        at range: SourceRange?
    ) -> Checked {
        let (left, right) = (check(left, given: prior), check(right, given: prior))
        let isOrdered = requireOrdered(left.expression, right.expression)
        return Checked(typed(operation, left, right, .bool, at: range), isWellTyped: isOrdered).after(left, right)
    }

    private mutating func checkArithmetic(
        _ operation: CoreBinaryOperator, _ left: ShapedExpression, _ right: ShapedExpression, _ prior: Capabilities,
        at range: SourceRange?
    ) -> Checked {
        let help: (CedarType) -> TypeHelp? = { type in
            switch type {
            case .string: operation == .add ? .noConcatenation : nil
            case .set: .noSetOperations
            default: nil
            }
        }
        let left = expect(left, as: .long, given: prior, help: help)
        let right = expect(right, as: .long, given: prior, help: help)
        return Checked(typed(operation, left, right, .long, at: range)).after(left, right)
    }

    private mutating func checkContains(
        _ left: ShapedExpression, _ right: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        let left = checkReceiver(left, prior)
        let right = check(right, given: prior)
        var element: CedarType?
        if case .set(let type?) = left.type { element = type }
        let result = typed(.contains, left, right, .bool, at: range)
        return requireComparable(element, right.type, for: result, in: .contains).after(left, right)
    }

    private mutating func checkContainment(
        _ operation: CoreBinaryOperator, _ left: ShapedExpression, _ right: ShapedExpression, _ prior: Capabilities,
        at range: SourceRange?
    ) -> Checked {
        let left = checkReceiver(left, prior)
        let right = expect(right, as: .anySet, given: prior) { _ in .singleContains }
        let result = typed(operation, left, right, .bool, at: range)
        return requireComparable(left.type, right.type, for: result, in: .containsAnyAll).after(left, right)
    }

    func typed(
        _ operation: CoreBinaryOperator, _ left: Checked, _ right: Checked, _ type: CedarType?,
        at range: SourceRange?
    ) -> TypedExpression {
        TypedExpression(.binary(operation, left.expression, right.expression), at: range, type)
    }

    private mutating func checkReceiver(_ operand: ShapedExpression, _ prior: Capabilities) -> Checked {
        expect(operand, as: .anySet, given: prior) { type in
            switch type {
            case .entity: .in
            case .record: .has
            case .string: .like
            default: nil
            }
        }
    }

    // MARK: Equality

    private mutating func checkEqual(
        _ left: ShapedExpression, _ right: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        let (one, other) = (check(left, given: prior), check(right, given: prior))
        let result = typed(.equal, one, other, typeOfEquality(left, one.type, right, other.type), at: range)
        return requireComparable(one.type, other.type, for: result, in: .equality).after(one, other)
    }

    private func typeOfEquality(
        _ left: ShapedExpression, _ leftType: CedarType?, _ right: ShapedExpression, _ rightType: CedarType?
    ) -> CedarType {
        if let leftType, let rightType, leftType.isDisjoint(from: rightType) { return .truth(false) }
        guard let left = literal(left), let right = literal(right) else { return .bool }
        return .truth(left == right)
    }

    /// The literal that the expression is or, being `action`, stands for in the environment.
    func literal(_ expression: ShapedExpression) -> Literal? {
        switch expression.kind {
        case .literal(let literal): literal
        case .variable(.action): .entity(environment.request.action)
        default: nil
        }
    }

    // MARK: Order

    private mutating func requireOrdered(_ left: TypedExpression, _ right: TypedExpression) -> Bool {
        guard let leftType = left.type, let rightType = right.type else { return false }
        switch (leftType, rightType) {
        case (.never, .never): return false
        case (.never, _): return require(right, oneOf: CedarType.ordered)
        case (_, .never): return require(left, oneOf: CedarType.ordered)
        case (.long, _): return require(right, oneOf: [.long])
        case (_, .long): return require(left, oneOf: [.long])
        default:
            if leftType.isOrdered { return require(right, oneOf: [leftType]) }
            if rightType.isOrdered { return require(left, oneOf: [rightType]) }
            _ = require(left, oneOf: CedarType.ordered)
            return require(right, oneOf: CedarType.ordered)
        }
    }

    private mutating func require(_ operand: TypedExpression, oneOf expected: [CedarType]) -> Bool {
        guard let type = operand.type, !expected.contains(type) else { return true }
        report(.unexpectedType(expected: expected, actual: type, help: nil), at: operand.range)
        return false
    }
}
