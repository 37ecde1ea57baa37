@testable import Cedar

/// Expressions, entities and requests at random, of all forms and mostly ill-typed: what must hold of every tree.
struct RandomExpressions {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// xorshift: the same numbers on every machine.
    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

    static let types = ["User", "Team::Group", "Doc"].compactMap { Name(parsing: $0) }
    static let names: [Text] = ["a", "b", "if", "é", "e\u{301}", "a b", "\"", "owner"]

    mutating func uid() -> EntityUID { EntityUID(type: pick(Self.types), id: pick(["x", "y", "z"])) }

    mutating func expression(depth: Int) -> Expression {
        guard depth > 0 else { return Expression(leaf()) }
        let (one, two) = (expression(depth: depth - 1), expression(depth: depth - 1))
        let kind: Expression.Kind =
            switch number(below: 14) {
            case 0: .not(one)
            case 1: .negate(one)
            case 2: .and(one, two)
            case 3: .or(one, two)
            case 4: .conditional(one, then: two, else: Expression(leaf()))
            case 5, 6: .binary(pick(BinaryOperator.allCases), one, two)
            case 7: .isEmpty(one)
            case 8: .attribute(one, pick(Self.names))
            case 9: .has(one, [pick(Self.names)])
            case 10: .like(one, Pattern([.wildcard, .scalar("*"), .scalar("x"), .wildcard]))
            case 11: .isType(one, pick(Self.types), in: number(below: 2) == 0 ? nil : two)
            case 12: .set([one, two])
            default: compound(one, two)
            }
        return Expression(kind)
    }

    private mutating func compound(_ one: Expression, _ two: Expression) -> Expression.Kind {
        switch number(below: 3) {
        case 0: .record([.init(key: "a", value: one), .init(key: "é", value: two)])
        case 1:
            .call(
                pick([.decimal, .ip, .datetime, .duration]),
                [Expression(.literal(.string(pick(["1.0", "::1", "1d", "x"]))))])
        default: .call(pick(ExtensionFunction.allCases.filter { !$0.isConstructor }), [one, two])
        }
    }

    private mutating func leaf() -> Expression.Kind {
        switch number(below: 8) {
        case 0: .literal(.bool(number(below: 2) == 0))
        case 1: .literal(.long(pick([0, 1, -1, 5, .max, .min])))
        case 2: .literal(.string(pick(Self.names)))
        case 3: .literal(.entity(uid()))
        default: .variable(pick(Variable.allCases))
        }
    }

    mutating func scope() -> EntityScope {
        switch number(below: 5) {
        case 0: .any
        case 1: .equals(.entity(uid()))
        case 2: .in(.entity(uid()))
        case 3: .isType(pick(Self.types))
        default: .isTypeIn(pick(Self.types), .entity(uid()))
        }
    }

    mutating func action() -> EntityUID { EntityUID(type: Name(path: "Action"), id: pick(["view", "edit", "all"])) }

    mutating func policy(depth: Int) -> Policy {
        let action: ActionScope =
            switch number(below: 4) {
            case 0: .any
            case 1: .equals(self.action())
            case 2: .in(self.action())
            default: .inAny([self.action(), self.action()])
            }
        let conditions = (0..<number(below: 3)).map { _ in
            Policy.Condition(number(below: 2) == 0 ? .when : .unless, expression(depth: depth))
        }
        return Policy(
            annotations: number(below: 3) == 0 ? [.init(key: "if", value: nil), .init(key: "id", value: "é\"")] : [],
            effect: number(below: 3) == 0 ? .forbid : .permit, principal: scope(), action: action, resource: scope(),
            conditions: conditions)
    }

    mutating func entities() throws -> Entities {
        let uids = Self.types.flatMap { type in (["x", "y", "z"] as [Text]).map { EntityUID(type: type, id: $0) } }
        var entities: [Entity] = []
        for (index, uid) in uids.enumerated() where number(below: 5) > 0 {
            // Parents come later in the list, so that there is no cycle.
            let parents = uids[(index + 1)...].filter { _ in number(below: 4) == 0 }
            entities.append(
                Entity(
                    uid, attributes: ["a": .bool(true), "owner": .entity(pick(uids)), "é": .long(1)],
                    tags: ["x": .string("y")], parents: Set(parents)))
        }
        let all = EntityUID(type: Name(path: "Action"), id: "all")
        entities.append(Entity(EntityUID(type: all.type, id: "view"), parents: [all]))
        return try Entities(entities)
    }

    mutating func request() -> Request {
        Request(principal: uid(), action: action(), resource: uid(), context: ["a": .bool(true), "b": .long(3)])
    }
}
