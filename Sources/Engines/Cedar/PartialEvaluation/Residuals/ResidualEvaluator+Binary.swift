extension ResidualEvaluator {
    func binary(
        _ expression: PartialExpression, _ operation: CoreBinaryOperator, _ left: Residual, _ right: Residual
    ) -> Residual {
        let (first, second) = (evaluate(left), evaluate(right))
        if first.error != nil { return first }
        // Both sides are evaluated always, so that the right one's error is the whole's unless the left one fails too.
        if second.error != nil { return second }
        if let known = result(operation, first, second) { return known }
        if first.isSame(as: left), second.isSame(as: right) { return .partial(expression) }
        return .make(.binary(operation, first, second), expression.type)
    }

    /// The result as far as the operands and the entities tell it.
    private func result(_ operation: CoreBinaryOperator, _ left: Residual, _ right: Residual) -> Residual? {
        switch (left, right) {
        case (.value(let left), .value(let right)):
            switch operation {
            case .in: membership(left, right)
            case .getTag, .hasTag: tag(left, right, isTest: operation == .hasTag)
            default: operation.result(left, right)
            }
        case (.partial, .partial):
            sameVariable(operation, left, right)
        case (.partial, .value(let value)):
            left.canFail ? nil : resultForEmpty(operation, onLeft: false, value)
        case (.value(let value), .partial):
            right.canFail ? nil : resultForEmpty(operation, onLeft: true, value)
        default: nil
        }
    }

    private func sameVariable(_ operation: CoreBinaryOperator, _ left: Residual, _ right: Residual) -> Residual? {
        guard let variable = left.variable, variable == right.variable else { return nil }
        return switch operation {
        case .equal, .in: .bool(true)
        default: nil
        }
    }

    /// What an empty set tells without the other side, which cannot fail.
    private func resultForEmpty(_ operation: CoreBinaryOperator, onLeft: Bool, _ value: Value) -> Residual? {
        guard case .set(let set) = value, set.isEmpty else { return nil }
        return switch (operation, onLeft) {
        case (.in, false), (.containsAny, _), (.contains, true): .bool(false)
        case (.containsAll, false): .bool(true)
        default: nil
        }
    }

    private func membership(_ left: Value, _ right: Value) -> Residual? {
        guard case .entity(let uid) = left else { return .mismatch(left, expected: .entity) }
        var groups: Set<EntityUID> = []
        switch right {
        case .entity(let group): groups = [group]
        case .set(let set):
            for element in set.elements {
                guard case .entity(let group) = element else { return .mismatch(element, expected: .entity) }
                groups.insert(group)
            }
        default: return .mismatch(right, expected: .set, .entity)
        }
        if groups.contains(uid) { return .bool(true) }
        if groups.isEmpty { return .bool(false) }
        return ancestors(of: uid).map { .bool(!$0.isDisjoint(with: groups)) }
    }

    private func tag(_ left: Value, _ right: Value, isTest: Bool) -> Residual? {
        guard case .entity(let uid) = left else { return .mismatch(left, expected: .entity) }
        guard case .string(let name) = right else { return .mismatch(right, expected: .string) }
        return isTest ? entities.has(name, uid, in: \.tags).map { .bool($0) } : tag(name, of: uid)
    }
}
