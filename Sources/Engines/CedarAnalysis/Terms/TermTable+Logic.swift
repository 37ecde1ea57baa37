extension TermTable {
    package mutating func not(_ term: Term) -> Term {
        if let value = bool(of: term) { return bool(!value) }
        if let inner = operands(of: term, .not) { return inner[0] }
        return apply(.not, [term], .bool)
    }

    package mutating func and(_ terms: Term...) -> Term { all(of: terms) }

    package mutating func or(_ terms: Term...) -> Term { any(of: terms) }

    /// The conjunction; true when there are none.
    package mutating func all(of terms: some Sequence<Term>) -> Term { join(terms, .and, neutral: true) }

    /// The disjunction; false when there are none.
    package mutating func any(of terms: some Sequence<Term>) -> Term { join(terms, .or, neutral: false) }

    package mutating func implies(_ left: Term, _ right: Term) -> Term { or(not(left), right) }

    private mutating func join(_ terms: some Sequence<Term>, _ operation: Operation, neutral: Bool) -> Term {
        var kept: [Term] = []
        var seen: Set<Term> = []
        for term in terms {
            if let value = bool(of: term) {
                if value != neutral { return term }
            } else if seen.contains(not(term)) {
                return bool(!neutral)
            } else if seen.insert(term).inserted {
                kept.append(term)
            }
        }
        switch kept.count {
        case 0: return bool(neutral)
        case 1: return kept[0]
        default: return apply(operation, kept, .bool)
        }
    }

    /// One of two terms of one sort.
    mutating func conditional(_ condition: Term, _ yes: Term, _ no: Term) -> Term {
        if let value = bool(of: condition) { return value ? yes : no }
        if yes == no { return yes }
        if sort(of: yes) == .bool {
            switch (bool(of: yes), bool(of: no)) {
            case (true, _): return or(condition, no)
            case (false, _): return and(not(condition), no)
            case (_, true): return or(not(condition), yes)
            case (_, false): return and(condition, yes)
            default: break
            }
        }
        return apply(.conditional, [condition, yes, no], sort(of: yes))
    }

    /// Whether two terms of one sort are equal. Records and options are compared part by part.
    package mutating func equal(_ left: Term, _ right: Term) -> Term {
        if left == right { return bool(true) }
        let sort = sort(of: left)
        switch sort {
        case .record(let fields):
            var parts: [Term] = []
            for index in fields.indices { parts.append(equal(field(index, of: left), field(index, of: right))) }
            return all(of: parts)
        case .option:
            let (hasLeft, hasRight) = (isSome(left), isSome(right))
            let areEqual = equal(unwrap(left), unwrap(right))
            return and(equal(hasLeft, hasRight), or(not(hasLeft), areEqual))
        case .bool:
            if let value = bool(of: left) { return value ? right : not(right) }
            if let value = bool(of: right) { return value ? left : not(left) }
            if not(left) == right { return bool(false) }
        default: break
        }
        // Literals are made in one way only, so that different ones are unequal.
        if isLiteral(left), isLiteral(right) { return bool(false) }
        return apply(.equal, left < right ? [left, right] : [right, left], .bool)
    }
}
