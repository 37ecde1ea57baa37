import Core
import Cedar

/// Makes random policies: all forms of expressions, names that need quotes, numbers at their limits.
struct PolicyGenerator {
    /// What generated policies keep to.
    struct Bounds {
        /// Whether a `has` with several names may have some that text cannot write, which only JSON has.
        var hasQuotedPaths = false
    }

    var random: SplitMix64
    var bounds = Bounds()

    init(seed: UInt64, bounds: Bounds = Bounds()) {
        random = SplitMix64(seed: seed)
        self.bounds = bounds
    }

    mutating func policy() -> Policy {
        Policy(
            annotations: annotations(), effect: random.pick(Policy.Effect.allCases), principal: scope(.principal),
            action: actionScope(), resource: scope(.resource), conditions: conditions())
    }

    private mutating func annotations() -> [Policy.Annotation] {
        let keys = ["id", "advice", "if", "principal", "__cedar", "x1"].shuffled(using: &random)
        return keys.prefix(random.pick([0, 0, 1, 3])).map { key in
            Policy.Annotation(key: key, value: random.chance(1, in: 4) ? nil : text())
        }
    }

    private mutating func conditions() -> [Policy.Condition] {
        (0..<random.pick([0, 1, 1, 2, 3])).map { _ in
            Policy.Condition(random.pick(Policy.Condition.Kind.allCases), expression(depth: 6))
        }
    }

    private mutating func scope(_ slot: Slot) -> EntityScope {
        let reference: EntityScope.Reference = random.chance(1, in: 4) ? .slot(slot) : .entity(uid())
        return random.pick([.any, .equals(reference), .in(reference), .isType(type()), .isTypeIn(type(), reference)])
    }

    private mutating func actionScope() -> ActionScope {
        random.pick([.any, .equals(action()), .in(action()), .inAny([]), .inAny([action(), action()])])
    }
}

// MARK: Parts

extension PolicyGenerator {
    mutating func text() -> Text {
        let texts: [Text] = [
            "", "alice", "a b", "if", "\0\n\t\r\"\\'", "*", "\\*", "e\u{301}", "\u{e9}", "\u{202E}", "🐈", "__entity",
            "// no comment", "}; permit", "\u{7F}\u{1}", "\u{10FFFF}", "\u{FEFF}x",
        ]
        return random.pick(texts)
    }

    /// A name of an attribute, often one that is no identifier.
    private mutating func attribute() -> Text {
        random.chance(1, in: 2) ? random.pick(["a", "owner", "principal", "when", "_1", "permit", "contains"]) : text()
    }

    private mutating func type() -> Name {
        random.pick(["User", "Photos::Album", "permit", "A::B::C", "principal", "_"].compactMap(Name.init(parsing:)))
    }

    private mutating func uid() -> EntityUID { EntityUID(type: type(), id: text()) }

    private mutating func action() -> EntityUID {
        EntityUID(type: random.pick(["Action", "NS::Action"].compactMap(Name.init(parsing:))), id: text())
    }

    private mutating func pattern() -> Pattern {
        Pattern(
            (0..<random.pick([0, 1, 2, 5])).map { _ in
                random.pick([.wildcard, .scalar("*"), .scalar("\\"), .scalar("a"), .scalar("\u{301}"), .scalar("\"")])
            })
    }

    private mutating func literal() -> Literal {
        let longs: [Int64] = [0, 1, -1, .max, .min, .min + 1, 42]
        return random.pick([.bool(true), .bool(false), .long(random.pick(longs)), .string(text()), .entity(uid())])
    }

    private mutating func path() -> [Text] {
        let count = random.pick([1, 1, 2, 4])
        guard count > 1, !bounds.hasQuotedPaths else { return (0..<count).map { _ in attribute() } }
        return (0..<count).map { _ in random.pick(["a", "owner", "principal", "_1"]) }
    }
}

// MARK: Expressions

extension PolicyGenerator {
    mutating func expression(depth: Int) -> Expression {
        guard depth > 0, !random.chance(1, in: 6) else {
            return Expression(random.chance(1, in: 2) ? .literal(literal()) : .variable(random.pick(Variable.allCases)))
        }
        return Expression(kind(depth: depth - 1))
    }

    private mutating func expressions(_ count: Int, depth: Int) -> [Expression] {
        (0..<count).map { _ in expression(depth: depth) }
    }

    private mutating func kind(depth: Int) -> Expression.Kind {
        let one = expression(depth: depth)
        switch Int.random(in: 0..<15, using: &random) {
        case 0: return .not(one)
        case 1: return .negate(one)
        case 2: return .and(one, expression(depth: depth))
        case 3: return .or(one, expression(depth: depth))
        case 4: return .conditional(one, then: expression(depth: depth), else: expression(depth: depth))
        case 5, 6: return .binary(random.pick(BinaryOperator.allCases), one, expression(depth: depth))
        case 7: return .isEmpty(one)
        case 8: return .attribute(one, attribute())
        case 9: return .has(one, path())
        case 10: return .like(one, pattern())
        case 11: return .isType(one, type(), in: random.chance(1, in: 2) ? expression(depth: depth) : nil)
        case 12: return .set(expressions(random.pick([0, 1, 3]), depth: depth))
        case 13:
            let keys = Set((0..<random.pick([0, 1, 3])).map { _ in attribute() })
            return .record(
                keys.sorted().map { Expression.RecordMember(key: $0, value: expression(depth: depth)) })
        default:
            let function = random.pick(ExtensionFunction.allCases)
            let least = function.isConstructor ? 0 : 1
            return .call(function, expressions(least + random.pick([0, 1, 1, 2]), depth: depth))
        }
    }

    /// Signs in rows of all lengths, which the random forms seldom make.
    mutating func signs() -> Expression {
        var expression = Expression(
            .literal(random.chance(1, in: 3) ? .bool(true) : .long(random.pick([5, -5, .min]))))
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            expression = Expression(random.chance(1, in: 5) ? .not(expression) : .negate(expression))
        }
        return expression
    }
}
