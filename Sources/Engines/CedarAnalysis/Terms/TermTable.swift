package import Cedar

/// All terms of one encoding, each form once. What is known when a term is built is computed there.
package struct TermTable: Sendable {
    private struct Key: Hashable {
        let node: TermNode
        let sort: Sort
    }

    private var nodes: [TermNode] = []
    private var sorts: [Sort] = []
    private var known: [Key: Term] = [:]

    package init() {}

    subscript(term: Term) -> TermNode { nodes[term.index] }

    package func sort(of term: Term) -> Sort { sorts[term.index] }

    mutating func make(_ node: TermNode, _ sort: Sort) -> Term {
        let key = Key(node: node, sort: sort)
        if let term = known[key] { return term }
        let term = Term(index: nodes.count)
        nodes.append(node)
        sorts.append(sort)
        known[key] = term
        return term
    }

    mutating func apply(_ operation: Operation, _ operands: [Term], _ sort: Sort) -> Term {
        make(.apply(operation, operands), sort)
    }

    // MARK: Leaves

    package mutating func bool(_ value: Bool) -> Term { make(.bool(value), .bool) }

    mutating func long(_ value: Int64, _ sort: Sort = .long) -> Term {
        make(.bits(UInt128(UInt64(bitPattern: value))), sort)
    }

    mutating func bits(_ value: UInt128, width: Int) -> Term { make(.bits(value), .bits(width)) }

    mutating func string(_ value: Text) -> Term { make(.string(value), .string) }

    package mutating func entity(_ uid: EntityUID) -> Term { make(.entity(uid), .entity(uid.type)) }

    mutating func ip(_ value: IPAddress) -> Term { make(.ip(value), .ip) }

    // MARK: Looking at terms

    func bool(of term: Term) -> Bool? {
        if case .bool(let value) = self[term] { value } else { nil }
    }

    func isLiteral(_ term: Term) -> Bool {
        if case .apply = self[term] { false } else { true }
    }

    func operands(of term: Term) -> [Term] {
        if case .apply(_, let operands) = self[term] { operands } else { [] }
    }

    /// The operands of a term that applies the operation.
    func operands(of term: Term, _ operation: Operation) -> [Term]? {
        if case .apply(operation, let operands) = self[term] { operands } else { nil }
    }

    /// All terms below those given and these themselves, operands first.
    func reachable(from roots: some Sequence<Term>) -> [Term] {
        var seen: Set<Term> = []
        var stack = Array(roots)
        while let term = stack.popLast() {
            if seen.insert(term).inserted { stack += operands(of: term) }
        }
        return seen.sorted()
    }
}
