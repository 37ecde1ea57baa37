package import Cedar

/// Turns typed expressions into terms.
///
/// What an expression is encoded as has a value exactly where evaluation has one, and the same; see ``SymbolicStore``
/// for what is assumed of the data.
package struct ExpressionEncoder: Sendable {
    typealias Outcome = Result<Encoded, Unsupported>

    package var store: SymbolicStore

    package init(_ store: SymbolicStore) {
        self.store = store
    }

    /// Encodes an expression that is well-typed. Walks it on a stack of its own, as chains may be long.
    package mutating func encode(_ root: TypedExpression) throws(Unsupported) -> Encoded {
        var done: [ObjectIdentifier: Outcome] = [:]
        var stack = [(expression: root, isOpen: false)]
        while let (expression, isOpen) = stack.popLast() {
            guard done[ObjectIdentifier(expression)] == nil else { continue }
            if !isOpen {
                stack.append((expression, true))
                for child in expression.children where done[ObjectIdentifier(child)] == nil {
                    stack.append((child, false))
                }
                continue
            }
            let operands = expression.children.map { child in
                done[ObjectIdentifier(child)] ?? .failure(Unsupported("an expression", at: child.range))
            }
            done[ObjectIdentifier(expression)] = Outcome { () throws(Unsupported) in
                try encode(expression, operands)
            }
        }
        guard let outcome = done[ObjectIdentifier(root)] else { throw Unsupported("an expression", at: root.range) }
        return try outcome.get()
    }

    /// What cannot be encoded does not matter where it is never evaluated.
    private mutating func encode(_ expression: TypedExpression, _ operands: [Outcome]) throws(Unsupported) -> Encoded {
        switch expression.kind {
        case .and:
            let left = try operands[0].get()
            if store.terms.bool(of: left.value) == false { return left }
            return and(left, try operands[1].get())
        case .or:
            let left = try operands[0].get()
            if store.terms.bool(of: left.value) == true { return left }
            return or(left, try operands[1].get())
        case .conditional:
            let condition = try operands[0].get()
            return try conditional(condition, operands[1], operands[2], at: expression.range)
        default:
            var values: [Encoded] = []
            for operand in operands { values.append(try operand.get()) }
            return try encode(expression, values)
        }
    }

    private mutating func encode(_ expression: TypedExpression, _ operands: [Encoded]) throws(Unsupported) -> Encoded {
        let areDefined = store.terms.all(of: operands.map(\.isDefined))
        let result = try value(of: expression, operands.map(\.value))
        return Encoded(isDefined: store.terms.and(areDefined, result.isDefined), value: result.value)
    }

    // MARK: Logic

    private mutating func and(_ left: Encoded, _ right: Encoded) -> Encoded {
        let isRightDefined = store.terms.implies(left.value, right.isDefined)
        return Encoded(
            isDefined: store.terms.and(left.isDefined, isRightDefined), value: store.terms.and(left.value, right.value))
    }

    private mutating func or(_ left: Encoded, _ right: Encoded) -> Encoded {
        let isRightDefined = store.terms.or(left.value, right.isDefined)
        return Encoded(
            isDefined: store.terms.and(left.isDefined, isRightDefined), value: store.terms.or(left.value, right.value))
    }

    private mutating func conditional(
        _ condition: Encoded, _ yes: Outcome, _ no: Outcome, at range: SourceRange?
    ) throws(Unsupported) -> Encoded {
        if let truth = store.terms.bool(of: condition.value) {
            let branch = try (truth ? yes : no).get()
            return Encoded(isDefined: store.terms.and(condition.isDefined, branch.isDefined), value: branch.value)
        }
        let (yes, no) = (try yes.get(), try no.get())
        guard store.terms.sort(of: yes.value) == store.terms.sort(of: no.value) else {
            throw Unsupported("a conditional with branches of different types", at: range)
        }
        let isBranchDefined = store.terms.conditional(condition.value, yes.isDefined, no.isDefined)
        return Encoded(
            isDefined: store.terms.and(condition.isDefined, isBranchDefined),
            value: store.terms.conditional(condition.value, yes.value, no.value))
    }
}
