import Cedar

extension TermTable {
    // MARK: Sets

    /// A set of terms of one sort.
    mutating func set(of elements: [Term], _ element: Sort) -> Term {
        apply(.set, Array(Set(elements)).sorted(), .set(element))
    }

    mutating func member(_ element: Term, of set: Term) -> Term {
        if let elements = operands(of: set, .set) {
            var tests: [Term] = []
            for candidate in elements { tests.append(equal(element, candidate)) }
            return any(of: tests)
        }
        return apply(.member, [element, set], .bool)
    }

    /// Whether all of the first are in the second.
    mutating func subset(_ left: Term, of right: Term) -> Term {
        if left == right { return bool(true) }
        if let elements = operands(of: left, .set) {
            var tests: [Term] = []
            for element in elements { tests.append(member(element, of: right)) }
            return all(of: tests)
        }
        return apply(.subset, [left, right], .bool)
    }

    mutating func intersects(_ left: Term, _ right: Term) -> Term {
        for (known, other) in [(left, right), (right, left)] {
            guard let elements = operands(of: known, .set) else { continue }
            var tests: [Term] = []
            for element in elements { tests.append(member(element, of: other)) }
            return any(of: tests)
        }
        return apply(.intersects, [left, right], .bool)
    }

    mutating func isEmpty(_ set: Term) -> Term {
        if let elements = operands(of: set, .set) { return bool(elements.isEmpty) }
        return equal(set, apply(.set, [], sort(of: set)))
    }

    // MARK: Records

    mutating func record(_ fields: [Sort.Field], _ values: [Term]) -> Term {
        apply(.record, values, .record(fields))
    }

    mutating func field(_ index: Int, of record: Term) -> Term {
        guard case .record(let fields) = sort(of: record) else { return record }
        if let values = operands(of: record, .record) { return values[index] }
        if let parts = operands(of: record, .conditional) {
            return conditional(parts[0], field(index, of: parts[1]), field(index, of: parts[2]))
        }
        return apply(.field(index), [record], fields[index].sort)
    }

    // MARK: Options

    mutating func some(_ term: Term) -> Term { apply(.some, [term], .option(sort(of: term))) }

    mutating func none(_ sort: Sort) -> Term { apply(.none, [], .option(sort)) }

    mutating func isSome(_ option: Term) -> Term {
        switch self[option] {
        case .apply(.some, _): bool(true)
        case .apply(.none, _): bool(false)
        case .apply(.conditional, let parts): conditional(parts[0], isSome(parts[1]), isSome(parts[2]))
        default: apply(.isSome, [option], .bool)
        }
    }

    /// What is in an option; anything of the sort when there is nothing, so that it must be guarded.
    mutating func unwrap(_ option: Term) -> Term {
        guard case .option(let sort) = sort(of: option) else { return option }
        switch self[option] {
        case .apply(.some, let value): return value[0]
        case .apply(.conditional, let parts):
            // Nothing is asked of the branch without a value.
            if operands(of: parts[1], .none) != nil { return unwrap(parts[2]) }
            if operands(of: parts[2], .none) != nil { return unwrap(parts[1]) }
            return conditional(parts[0], unwrap(parts[1]), unwrap(parts[2]))
        default: return apply(.unwrap, [option], sort)
        }
    }

    // MARK: Strings

    mutating func like(_ text: Term, _ pattern: Pattern) -> Term {
        if case .string(let text) = self[text] { return bool(pattern.matches(text)) }
        let isExact = pattern.elements.allSatisfy { $0 != .wildcard }
        if isExact { return equal(text, string(pattern.literalText)) }
        if pattern.elements.allSatisfy({ $0 == .wildcard }) { return bool(true) }
        return apply(.like(pattern), [text], .bool)
    }
}

extension Pattern {
    /// The scalars of the pattern without its wildcards.
    fileprivate var literalText: Text {
        var text = ""
        for case .scalar(let scalar) in elements { text.unicodeScalars.append(scalar) }
        return Text(text)
    }
}
