import Cedar

/// What a query is about: one or two of these.
enum Subject: Hashable, Sendable {
    case policy(NamedPolicy)
    case policies(PolicySet)

    var policies: [NamedPolicy] {
        switch self {
        case .policy(let policy): [policy]
        case .policies(let set): set.namedPolicies
        }
    }
}

extension Query {
    var subjects: [Subject] {
        switch self {
        case .neverErrors(let policy), .alwaysMatches(let policy), .neverMatches(let policy): [.policy(policy)]
        case .matchesEquivalent(let one, let other), .matchesImplies(let one, let other),
            .matchesDisjoint(let one, let other):
            [.policy(one), .policy(other)]
        case .alwaysAllows(let set), .alwaysDenies(let set): [.policies(set)]
        case .equivalent(let one, let other), .implies(let one, let other), .disjoint(let one, let other):
            [.policies(one), .policies(other)]
        }
    }
}

extension Query.Kind {
    /// Whether what is asked is refuted, from what holds of each subject: that the policy matches, or for
    /// `neverErrors` that it fails; that the set allows.
    func isRefuted(by facts: [Bool]) -> Bool {
        guard let first = facts.first, let last = facts.last else { return false }
        return switch self {
        case .neverErrors, .neverMatches, .alwaysDenies: first
        case .alwaysMatches, .alwaysAllows: !first
        case .matchesEquivalent, .equivalent: first != last
        case .matchesImplies, .implies: first && !last
        case .matchesDisjoint, .disjoint: first && last
        }
    }

    /// The same as a term.
    func refutation(_ facts: [Term], _ terms: inout TermTable) -> Term {
        guard let first = facts.first, let last = facts.last else { return terms.bool(false) }
        switch self {
        case .neverErrors, .neverMatches, .alwaysDenies: return first
        case .alwaysMatches, .alwaysAllows: return terms.not(first)
        case .matchesEquivalent, .equivalent: return terms.not(terms.equal(first, last))
        case .matchesImplies, .implies: return terms.and(first, terms.not(last))
        case .matchesDisjoint, .disjoint: return terms.and(first, last)
        }
    }
}
