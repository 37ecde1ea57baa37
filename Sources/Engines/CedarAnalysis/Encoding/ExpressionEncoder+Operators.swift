import Cedar

extension ExpressionEncoder {
    mutating func unary(_ operation: CoreUnaryOperator, _ operand: Term) -> Encoded {
        switch operation {
        case .not: return total(store.terms.not(operand))
        case .isEmpty: return total(store.terms.isEmpty(operand))
        case .negate:
            let least = store.terms.long(.min)
            let overflows = store.terms.equal(operand, least)
            let zero = store.terms.long(0)
            return Encoded(
                isDefined: store.terms.not(overflows), value: store.terms.bits(.subtract, zero, operand))
        }
    }

    mutating func binary(
        _ operation: CoreBinaryOperator, _ left: Term, _ right: Term, at range: SourceRange?
    ) throws(Unsupported) -> Encoded {
        switch operation {
        case .equal: return total(try equal(left, right, at: range))
        case .less: return total(store.terms.bits(.less, left, right))
        case .lessOrEqual: return total(store.terms.bits(.lessOrEqual, left, right))
        case .add: return arithmetic(.add, .addOverflows, left, right)
        case .subtract: return arithmetic(.subtract, .subtractOverflows, left, right)
        case .multiply: return arithmetic(.multiply, .multiplyOverflows, left, right)
        case .in: return total(isIn(left, right))
        case .contains, .containsAll, .containsAny: return total(try contains(operation, left, right, at: range))
        case .hasTag: return total(store.hasTag(right, on: left))
        case .getTag: return try tag(right, of: left, at: range)
        }
    }

    mutating func arithmetic(
        _ operation: BitOperation, _ overflow: BitOperation, _ left: Term, _ right: Term, as sort: Sort? = nil
    ) -> Encoded {
        let overflows = store.terms.bits(overflow, left, right)
        return Encoded(
            isDefined: store.terms.not(overflows), value: store.terms.bits(operation, left, right, as: sort))
    }

    private mutating func equal(_ left: Term, _ right: Term, at range: SourceRange?) throws(Unsupported) -> Term {
        let (one, other) = (store.terms.sort(of: left), store.terms.sort(of: right))
        if one == other { return store.terms.equal(left, right) }
        guard one.isDisjoint(from: other) else {
            throw Unsupported("a comparison of sets or records of different types", at: range)
        }
        return store.terms.bool(false)
    }

    private mutating func isIn(_ entity: Term, _ group: Term) -> Term {
        if case .set = store.terms.sort(of: group) { return store.isInAny(entity, of: group) }
        return store.isIn(entity, group)
    }

    private mutating func contains(
        _ operation: CoreBinaryOperator, _ left: Term, _ right: Term, at range: SourceRange?
    ) throws(Unsupported) -> Term {
        let sort = store.terms.sort(of: right)
        guard store.terms.sort(of: left) == (operation == .contains ? .set(sort) : sort) else {
            throw Unsupported("a set that is asked for values of another type", at: range)
        }
        return switch operation {
        case .contains: store.terms.member(right, of: left)
        case .containsAll: store.terms.subset(right, of: left)
        default: store.terms.intersects(left, right)
        }
    }

    private mutating func tag(_ key: Term, of entity: Term, at range: SourceRange?) throws(Unsupported) -> Encoded {
        let value: Term?
        do throws(Unsupported) {
            value = try store.tag(key, of: entity)
        } catch {
            throw Unsupported(error.construct, at: range)
        }
        guard let value else { throw Unsupported("a tag of an entity that has none", at: range) }
        return Encoded(isDefined: store.hasTag(key, on: entity), value: value)
    }
}
