extension TypeChecker {
    /// Chains of `&&` and `||` are walked from their left end, as they may be longer than the stack is deep.
    mutating func checkChain(_ expression: ShapedExpression, _ prior: Capabilities) -> Checked {
        var links: [(isAnd: Bool, right: ShapedExpression, range: SourceRange?)] = []
        var first = expression
        walk: while true {
            switch first.kind {
            case .and(let left, let right):
                links.append((true, right, first.range))
                first = left
            case .or(let left, let right):
                links.append((false, right, first.range))
                first = left
            default: break walk
            }
        }
        var result = expect(first, as: .bool, given: prior)
        for link in links.reversed() {
            result =
                link.isAnd
                ? checkAnd(result, link.right, prior, at: link.range)
                : checkOr(result, link.right, prior, at: link.range)
        }
        return result
    }

    /// Checks conditions as the conjunction `a && (b && (c && …))`; none are true. There may be any number of them.
    mutating func check(all conditions: [ShapedExpression], at range: SourceRange?) -> Checked {
        var checked: [Checked] = []
        var known: Capabilities = []
        for condition in conditions {
            let next = expect(condition, as: .bool, given: known)
            checked.append(next)
            if next.type == .truth(false) { break }
            known.formUnion(next.capabilities)
        }
        guard let last = checked.popLast() else {
            return Checked(TypedExpression(.literal(.bool(true)), at: range, .truth(true)))
        }
        return checked.reversed().reduce(last) { TypeChecker.and($1, $0, at: range) }
    }

    private mutating func checkAnd(
        _ left: Checked, _ right: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        if left.type == .truth(false) { return TypeChecker.shortened(left, at: range) }
        return TypeChecker.and(left, expect(right, as: .bool, given: prior.union(left.capabilities)), at: range)
    }

    /// The type of a conjunction whose left side is not certainly false.
    static func and(_ left: Checked, _ right: Checked, at range: SourceRange?) -> Checked {
        func result(_ type: CedarType?, _ capabilities: Capabilities) -> Checked {
            let expression = TypedExpression(.and(left.expression, right.expression), at: range, type)
            return Checked(expression, capabilities: capabilities).after(left, right)
        }
        switch (left.type, right.type) {
        case (.some, .bool(.alwaysFalse)): return result(.truth(false), [])
        case (.some, .bool(.alwaysTrue)): return result(left.type, left.capabilities.union(right.capabilities))
        // The reference keeps only what the right side tells here, and policies are judged as it judges them.
        case (.bool(.alwaysTrue), .some): return result(right.type, right.capabilities)
        default: return result(.bool, left.capabilities.union(right.capabilities))
        }
    }

    /// Where the left side decides, the right side is no part of the typed expression.
    static func shortened(_ left: Checked, at range: SourceRange?, keeping capabilities: Capabilities = []) -> Checked {
        let expression = TypedExpression(left.expression.kind, at: range, left.type)
        return Checked(expression, isWellTyped: left.isWellTyped, capabilities: capabilities)
    }

    private mutating func checkOr(
        _ left: Checked, _ right: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        if left.type == .truth(true) {
            return TypeChecker.shortened(left, at: range, keeping: left.capabilities)
        }
        let right = expect(right, as: .bool, given: prior)
        func result(_ type: CedarType?, _ capabilities: Capabilities) -> Checked {
            let expression = TypedExpression(.or(left.expression, right.expression), at: range, type)
            return Checked(expression, capabilities: capabilities).after(left, right)
        }
        switch (left.type, right.type) {
        case (.some, .bool(.alwaysTrue)): return result(.truth(true), right.capabilities)
        case (.some, .bool(.alwaysFalse)): return result(left.type, left.capabilities)
        case (.bool(.alwaysFalse), .some): return result(right.type, right.capabilities)
        default: return result(.bool, left.capabilities.intersection(right.capabilities))
        }
    }

    mutating func checkConditional(
        _ expression: ShapedExpression, _ guardian: ShapedExpression, _ yes: ShapedExpression,
        _ no: ShapedExpression, _ prior: Capabilities
    ) -> Checked {
        let guardian = expect(guardian, as: .bool, given: prior)
        func result(_ type: CedarType?, _ yes: Checked, _ no: Checked) -> TypedExpression {
            TypedExpression(
                .conditional(guardian.expression, then: yes.expression, else: no.expression), at: expression.range, type
            )
        }
        switch guardian.type {
        // The branch that is never taken is not checked; the other stands in its place.
        case .bool(.alwaysTrue):
            let yes = check(yes, given: prior.union(guardian.capabilities))
            let known = yes.capabilities.union(guardian.capabilities)
            return Checked(result(yes.type, yes, yes), capabilities: known).after(guardian, yes)
        case .bool(.alwaysFalse):
            let no = check(no, given: prior)
            return Checked(result(no.type, no, no), capabilities: no.capabilities).after(guardian, no)
        default:
            let yes = check(yes, given: prior.union(guardian.capabilities))
            let no = check(no, given: prior)
            let type = commonType(of: [yes, no], at: expression.range, in: .conditional)
            let known = yes.isWellTyped ? yes.capabilities.union(guardian.capabilities) : []
            return Checked(
                result(type, yes, no), isWellTyped: type != nil, capabilities: known.intersection(no.capabilities)
            ).after(guardian, yes, no)
        }
    }

    mutating func checkUnary(
        _ expression: ShapedExpression, _ operation: CoreUnaryOperator, _ operand: ShapedExpression,
        _ prior: Capabilities
    ) -> Checked {
        let checked: Checked
        let type: CedarType
        switch operation {
        case .not:
            checked = expect(operand, as: .bool, given: prior)
            type =
                switch checked.type {
                case .bool(.alwaysTrue): .truth(false)
                case .bool(.alwaysFalse): .truth(true)
                default: .bool
                }
        case .negate:
            checked = expect(operand, as: .long, given: prior)
            type = .long
        case .isEmpty:
            checked = expect(operand, as: .anySet, given: prior) { $0 == .string ? .equalToEmptyString : nil }
            type = .bool
        }
        return Checked(TypedExpression(.unary(operation, checked.expression), at: expression.range, type))
            .after(checked)
    }
}
