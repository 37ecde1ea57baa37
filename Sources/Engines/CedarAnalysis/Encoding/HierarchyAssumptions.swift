import Cedar

/// What must hold of the functions that say who is below whom, as far as terms ask for it: nobody is below itself, and
/// what is above an entity's ancestor is above the entity.
///
/// Only the entities that are asked about matter. A hierarchy on them that agrees with itself is one that there can be:
/// whoever else there is need not be above or below anybody.
struct HierarchyAssumptions {
    private struct Member: Hashable {
        let term: Term
        let type: Name
    }

    /// The entities of which it is asked what they are below.
    private var members: [Member] = []
    /// By type, the entities of which it is asked what is below them.
    private var groups: [Name: [Term]] = [:]
    /// The types of which sets of ancestors are asked for.
    private var setTypes: Set<Name> = []

    /// The assumptions that the assertions need.
    static func terms(for assertions: [Term], in store: inout SymbolicStore) -> [Term] {
        var assumptions = HierarchyAssumptions()
        assumptions.collect(assertions, store.terms)
        var result: [Term] = []
        for member in assumptions.members {
            result += assumptions.acyclicity(of: member, &store) + assumptions.agreement(of: member, &store)
            for other in assumptions.members where other != member {
                result += assumptions.transitivity(from: member, over: other, &store)
            }
        }
        return result
    }

    private mutating func collect(_ assertions: [Term], _ terms: TermTable) {
        var seen: Set<Member> = []
        var seenGroups: Set<Term> = []
        for term in terms.reachable(from: assertions) {
            guard case .apply(.function(let function), let arguments) = terms[term] else { continue }
            switch function.origin {
            case .isBelow(let type, let above):
                let member = Member(term: arguments[0], type: type)
                if seen.insert(member).inserted { members.append(member) }
                if seenGroups.insert(arguments[1]).inserted { groups[above, default: []].append(arguments[1]) }
            case .ancestors(let type, let above):
                let member = Member(term: arguments[0], type: type)
                if seen.insert(member).inserted { members.append(member) }
                setTypes.insert(above)
            default: break
            }
        }
    }

    private func acyclicity(of member: Member, _ store: inout SymbolicStore) -> [Term] {
        guard store.schema.ancestors(of: member.type).contains(member.type) else { return [] }
        return [store.terms.not(store.isBelow(member.term, member.term))]
    }

    private func transitivity(from member: Member, over other: Member, _ store: inout SymbolicStore) -> [Term] {
        guard store.schema.ancestors(of: member.type).contains(other.type) else { return [] }
        let isBelow = store.isBelow(member.term, other.term)
        var result: [Term] = []
        for type in store.schema.ancestors(of: other.type).sorted() {
            if setTypes.contains(type) {
                let inner = store.ancestors(of: other.term, other.type, type)
                let outer = store.ancestors(of: member.term, member.type, type)
                result.append(store.terms.implies(isBelow, store.terms.subset(inner, of: outer)))
                continue
            }
            for group in groups[type] ?? [] where group != other.term {
                let premise = store.terms.and(isBelow, store.isBelow(other.term, group))
                let conclusion = store.isBelow(member.term, group)
                result.append(store.terms.implies(premise, conclusion))
            }
        }
        return result
    }

    /// Where sets of ancestors are asked for, they say the same as the tests of single ones.
    private func agreement(of member: Member, _ store: inout SymbolicStore) -> [Term] {
        var result: [Term] = []
        for type in setTypes.intersection(store.schema.ancestors(of: member.type)).sorted() {
            let ancestors = store.ancestors(of: member.term, member.type, type)
            let others = members.filter { $0.type == type }.map(\.term)
            for group in Set((groups[type] ?? []) + others).sorted() {
                let isBelow = store.isBelow(member.term, group)
                let isAncestor = store.terms.member(group, of: ancestors)
                result.append(store.terms.equal(isBelow, isAncestor))
            }
        }
        return result
    }
}
