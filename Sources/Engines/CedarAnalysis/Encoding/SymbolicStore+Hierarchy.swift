import Cedar

extension SymbolicStore {
    /// Whether an entity is another or below it.
    package mutating func isIn(_ entity: Term, _ group: Term) -> Term {
        let isSame = terms.sort(of: entity) == terms.sort(of: group) ? terms.equal(entity, group) : terms.bool(false)
        return terms.or(isSame, isBelow(entity, group))
    }

    /// Whether an entity is in one of a set.
    package mutating func isInAny(_ entity: Term, of groups: Term) -> Term {
        if let elements = terms.operands(of: groups, .set) {
            var tests: [Term] = []
            for group in elements { tests.append(isIn(entity, group)) }
            return terms.any(of: tests)
        }
        let isElement =
            terms.sort(of: groups) == .set(terms.sort(of: entity))
            ? terms.member(entity, of: groups) : terms.bool(false)
        return terms.or(isElement, isBelowAny(entity, of: groups))
    }

    package mutating func isBelow(_ entity: Term, _ group: Term) -> Term {
        guard case .entity(let type) = terms.sort(of: entity), case .entity(let above) = terms.sort(of: group) else {
            return terms.bool(false)
        }
        if type.isAction {
            return anyPair(of: type, in: above) { store, action, ancestor in
                store.terms.and(store.terms.equal(entity, action), store.terms.equal(group, ancestor))
            }
        }
        guard schema.ancestors(of: type).contains(above) else { return terms.bool(false) }
        return terms.apply(.function(Function(origin: .isBelow(type, above))), [entity, group], .bool)
    }

    private mutating func isBelowAny(_ entity: Term, of groups: Term) -> Term {
        guard case .entity(let type) = terms.sort(of: entity),
            case .set(.entity(let above)) = terms.sort(of: groups)
        else { return terms.bool(false) }
        if type.isAction {
            return anyPair(of: type, in: above) { store, action, ancestor in
                store.terms.and(store.terms.equal(entity, action), store.terms.member(ancestor, of: groups))
            }
        }
        guard schema.ancestors(of: type).contains(above) else { return terms.bool(false) }
        return terms.intersects(ancestors(of: entity, type, above), groups)
    }

    mutating func ancestors(of entity: Term, _ type: Name, _ above: Name) -> Term {
        terms.apply(.function(Function(origin: .ancestors(type, above))), [entity], .set(.entity(above)))
    }

    /// What a schema says of its actions is known, so that no function is needed.
    private mutating func anyPair(
        of type: Name, in above: Name, _ test: (inout SymbolicStore, Term, Term) -> Term
    ) -> Term {
        var tests: [Term] = []
        for action in schema.actions.keys.filter({ $0.type == type }).sorted() {
            for ancestor in schema.ancestors(of: action).filter({ $0.type == above }).sorted() {
                let (action, ancestor) = (terms.entity(action), terms.entity(ancestor))
                tests.append(test(&self, action, ancestor))
            }
        }
        return terms.any(of: tests)
    }
}
