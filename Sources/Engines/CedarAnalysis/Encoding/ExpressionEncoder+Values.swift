import Cedar

extension ExpressionEncoder {
    /// The value of an expression that evaluates all its operands first, from their values.
    mutating func value(of expression: TypedExpression, _ operands: [Term]) throws(Unsupported) -> Encoded {
        let range = expression.range
        switch expression.kind {
        case .literal(let literal): return total(try self.literal(literal, at: range))
        case .variable(let variable): return total(try self.variable(variable, at: range))
        case .slot(let slot): throw Unsupported("the slot \(slot.rawValue) of a template", at: range)
        case .unary(let operation, _): return unary(operation, operands[0])
        case .binary(let operation, _, _): return try binary(operation, operands[0], operands[1], at: range)
        case .attribute(_, let name): return try attribute(name, of: operands[0], at: range)
        case .has(_, let name): return total(try has(name, operands[0], at: range))
        case .like(_, let pattern): return total(try like(operands[0], pattern, at: range))
        case .isType(_, let type): return total(store.terms.bool(store.terms.sort(of: operands[0]) == .entity(type)))
        case .set: return total(try set(operands, expression))
        case .record(let members): return total(record(members.map(\.key), operands))
        case .call(let function, _): return try call(function, operands, at: range)
        case .and, .or, .conditional: throw Unsupported("an expression", at: range)  // encoded before
        }
    }

    /// A value that there is always.
    mutating func total(_ value: Term) -> Encoded { Encoded(isDefined: store.terms.bool(true), value: value) }

    // MARK: Leaves

    private mutating func literal(_ literal: Literal, at range: SourceRange?) throws(Unsupported) -> Term {
        switch literal {
        case .bool(let value): return store.terms.bool(value)
        case .long(let value): return store.terms.long(value)
        case .string(let text):
            try check(text.string.unicodeScalars, at: range)
            return store.terms.string(text)
        case .entity(let uid):
            try check(uid.id.string.unicodeScalars, at: range)
            return store.terms.entity(uid)
        }
    }

    private mutating func variable(_ variable: Variable, at range: SourceRange?) throws(Unsupported) -> Term {
        do throws(Unsupported) {
            return try store.variable(variable)
        } catch {
            throw Unsupported(error.construct, at: range)
        }
    }

    private mutating func like(_ text: Term, _ pattern: Pattern, at range: SourceRange?) throws(Unsupported) -> Term {
        let scalars = pattern.elements.compactMap { element in
            if case .scalar(let scalar) = element { scalar } else { nil }
        }
        try check(scalars, at: range)
        return store.terms.like(text, pattern)
    }

    /// The solver's strings have no characters beyond this one.
    private func check(_ scalars: some Sequence<Unicode.Scalar>, at range: SourceRange?) throws(Unsupported) {
        guard scalars.allSatisfy({ $0.value <= 0x2FFFF }) else {
            throw Unsupported("text with characters beyond U+2FFFF", at: range)
        }
    }

    // MARK: Attributes

    private mutating func attribute(
        _ name: Text, of holder: Term, at range: SourceRange?
    ) throws(Unsupported) -> Encoded {
        guard let value = try member(name, of: holder, at: range) else {
            throw Unsupported("an attribute `\(name)` that the type does not have", at: range)
        }
        guard case .option = store.terms.sort(of: value) else { return total(value) }
        return Encoded(isDefined: store.terms.isSome(value), value: store.terms.unwrap(value))
    }

    private mutating func has(_ name: Text, _ holder: Term, at range: SourceRange?) throws(Unsupported) -> Term {
        guard let value = try member(name, of: holder, at: range) else { return store.terms.bool(false) }
        guard case .option = store.terms.sort(of: value) else { return store.terms.bool(true) }
        return store.terms.isSome(value)
    }

    private mutating func member(_ name: Text, of holder: Term, at range: SourceRange?) throws(Unsupported) -> Term? {
        if case .record(let fields) = store.terms.sort(of: holder) {
            return fields.firstIndex { $0.name == name }.map { store.terms.field($0, of: holder) }
        }
        do throws(Unsupported) {
            return try store.attribute(name, of: holder)
        } catch {
            throw Unsupported(error.construct, at: range)
        }
    }

    // MARK: Sets and records

    private mutating func set(_ elements: [Term], _ expression: TypedExpression) throws(Unsupported) -> Term {
        let sorts = Set(elements.map { store.terms.sort(of: $0) })
        guard let sort = sorts.first, sorts.count == 1 else {
            let construct = elements.isEmpty ? "an empty set" : "a set of values of different types"
            throw Unsupported(construct, at: expression.range)
        }
        return store.terms.set(of: elements, sort)
    }

    private mutating func record(_ names: [Text], _ values: [Term]) -> Term {
        let members = zip(names, values).sorted { $0.0 < $1.0 }
        let fields = members.map { Sort.Field(name: $0.0, sort: store.terms.sort(of: $0.1)) }
        return store.terms.record(fields, members.map(\.1))
    }
}
