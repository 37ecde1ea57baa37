import Core
import Cedar

/// Makes expressions that are mostly well-typed in one request environment.
struct WorldExpressions {
    let world: RandomWorld
    let environment: RequestEnvironment
    var random: SplitMix64
    /// What must hold for the expression being made to be well-typed, outermost first.
    private var guards: [Expression] = []

    init(_ world: RandomWorld, _ environment: RequestEnvironment, _ random: SplitMix64) {
        self.world = world
        self.environment = environment
        self.random = random
    }

    private static func expression(_ kind: Expression.Kind) -> Expression { Expression(kind) }

    private func make(_ kind: Expression.Kind) -> Expression { Expression(kind) }

    // MARK: Conditions

    /// A Boolean expression that needs no guards.
    mutating func condition(depth: Int) -> Expression {
        let outer = guards
        guards = []
        let inner = bare(depth: depth)
        let result = guards.reversed().reduce(inner) { make(.and($1, $0)) }
        guards = outer
        return result
    }

    private mutating func bare(depth: Int) -> Expression {
        guard depth > 0 else { return atom(depth: 0) }
        switch random.below(12) {
        case 0, 1, 2: return make(.and(condition(depth: depth - 1), condition(depth: depth - 1)))
        case 3, 4: return make(.or(condition(depth: depth - 1), condition(depth: depth - 1)))
        case 5: return make(.not(condition(depth: depth - 1)))
        case 6:
            return make(
                .conditional(
                    condition(depth: depth - 1), then: condition(depth: depth - 1), else: condition(depth: depth - 1)))
        default: return atom(depth: depth)
        }
    }

    private mutating func atom(depth: Int) -> Expression {
        let user = SchemaType.entity(RandomWorld.user)
        let entity = SchemaType.entity(random.pick([RandomWorld.user, RandomWorld.group, RandomWorld.document]))
        switch random.below(15) {
        case 0: return make(.literal(.bool(random.chance(0.7))))
        case 1, 2:
            let type = random.pick([.long, .string, user, entity, .set(.long), .datetime, .decimal, .set(user)])
            let operation = random.pick([BinaryOperator.equal, .equal, .notEqual])
            return make(.binary(operation, value(type, depth), value(type, depth)))
        case 3, 4:
            if random.chance(0.4) { return fragile(depth) }
            let type = random.pick([SchemaType.long, .long, .datetime, .duration])
            let operation = random.pick([BinaryOperator.less, .lessOrEqual, .greater, .greaterOrEqual])
            return make(.binary(operation, value(type, depth), value(type, depth)))
        case 5, 6, 7: return membership(depth)
        case 8:
            return make(.like(value(.string, depth), Pattern(random.pick([[.wildcard], [.scalar("a"), .wildcard]]))))
        case 9:
            let element = random.pick([SchemaType.long, user, entity])
            if random.chance(0.2) { return make(.isEmpty(value(.set(element), depth))) }
            if random.chance(0.5) {
                return make(.binary(.contains, value(.set(element), depth), value(element, depth)))
            }
            let operation = random.pick([BinaryOperator.containsAll, .containsAny])
            return make(.binary(operation, value(.set(element), depth), value(.set(element), depth)))
        case 10:
            return make(.isType(value(entity, depth), random.pick([RandomWorld.user, RandomWorld.group]), in: nil))
        case 11:
            return make(.has(value(entity, depth), [random.pick(["a", "b", "c", "d e"])]))
        case 12: return make(.binary(.hasTag, value(entity, depth), value(.string, depth)))
        case 13: return call(depth)
        default: return value(.bool, depth)
        }
    }

    /// A comparison that overflows for many values, or looks at an entity that may not exist.
    private mutating func fragile(_ depth: Int) -> Expression {
        let operation = random.pick([BinaryOperator.add, .subtract, .multiply])
        let sum = make(.binary(operation, value(.long, depth), value(.long, depth)))
        return make(.binary(random.pick([.less, .equal]), sum, value(.long, max(0, depth - 1))))
    }

    private mutating func membership(_ depth: Int) -> Expression {
        let (member, group) = random.pick([
            (RandomWorld.user, RandomWorld.group), (RandomWorld.user, RandomWorld.group),
            (RandomWorld.document, RandomWorld.folder), (RandomWorld.group, RandomWorld.group),
            (RandomWorld.user, RandomWorld.user),
        ])
        let subject = value(.entity(member), depth)
        return make(
            .binary(
                .in, subject,
                random.chance(0.3) ? value(.set(.entity(group)), depth) : value(.entity(group), depth)))
    }

    private mutating func call(_ depth: Int) -> Expression {
        if random.chance(0.5) {
            let function = random.pick([ExtensionFunction.lessThan, .greaterThanOrEqual])
            return make(.call(function, [value(.decimal, depth), value(.decimal, depth)]))
        }
        if random.chance(0.5) { return make(.call(.isInRange, [value(.ip, depth), value(.ip, depth)])) }
        return make(.call(random.pick([.isIpv4, .isLoopback, .isMulticast]), [value(.ip, depth)]))
    }

    // MARK: Values

    private mutating func value(_ type: SchemaType, _ depth: Int) -> Expression {
        if random.chance(0.65), let access = access(to: type) { return access }
        if depth > 0 {
            if random.chance(0.1) {
                // What one branch needs may not guard the other: such branches are left out by the validator.
                return make(
                    .conditional(
                        condition(depth: depth - 1), then: value(type, depth - 1), else: value(type, depth - 1)))
            }
            if random.chance(0.05) {
                let record = make(
                    .record([
                        .init(key: "x", value: value(type, depth - 1)), .init(key: "y", value: value(.long, depth - 1)),
                    ]))
                return make(.attribute(record, "x"))
            }
            if let computed = computed(type, depth - 1) { return computed }
        }
        return literal(type, depth)
    }

    private mutating func computed(_ type: SchemaType, _ depth: Int) -> Expression? {
        guard random.chance(0.5) else { return nil }
        switch type {
        case .long:
            if random.chance(0.2) { return make(.negate(value(.long, depth))) }
            if random.chance(0.2) { return make(.call(.toHours, [value(.duration, depth)])) }
            let operation = random.pick([BinaryOperator.add, .subtract, .multiply])
            return make(.binary(operation, value(.long, depth), value(.long, depth)))
        case .datetime:
            if random.chance(0.3) { return make(.call(.toDate, [value(.datetime, depth)])) }
            return make(.call(.offset, [value(.datetime, depth), value(.duration, depth)]))
        case .duration: return make(.call(.durationSince, [value(.datetime, depth), value(.datetime, depth)]))
        default: return nil
        }
    }

    private mutating func literal(_ type: SchemaType, _ depth: Int) -> Expression {
        switch type {
        case .bool: return make(.literal(.bool(random.chance(0.5))))
        case .long: return make(.literal(.long(random.pick(RandomWorld.numbers))))
        case .string: return make(.literal(.string(random.pick(RandomWorld.texts + ["k", "l"]))))
        case .entity(let name): return make(.literal(.entity(random.pick(world.ids[name] ?? []))))
        case .set(let element):
            return make(.set((0...random.below(2)).map { _ in value(element, max(0, depth - 1)) }))
        case .record: return make(.record([]))
        case .decimal, .ip, .datetime, .duration:
            let function: ExtensionFunction =
                switch type {
                case .decimal: .decimal
                case .ip: .ip
                case .datetime: .datetime
                default: .duration
                }
            return make(.call(function, [make(.literal(.string(random.pick(RandomWorld.literals(of: type)))))]))
        }
    }

    // MARK: Look-ups

    /// A variable or a path of attributes of the type, found by walking at random.
    private mutating func access(to wanted: SchemaType) -> Expression? {
        for _ in 0..<12 {
            var (expression, type) = root()
            var needed: [Expression] = []
            for _ in 0..<4 {
                if type == wanted, random.chance(0.8) {
                    guards += needed
                    return expression
                }
                guard let step = step(from: expression, type, &needed) else { break }
                (expression, type) = step
            }
        }
        return nil
    }

    private mutating func root() -> (Expression, SchemaType) {
        switch random.below(8) {
        case 0, 1, 2: return (make(.variable(.principal)), .entity(environment.principal))
        case 3, 4, 5: return (make(.variable(.resource)), .entity(environment.resource))
        case 6:
            return (make(.variable(.context)), .record(world.schema.actions[environment.action]?.context ?? .init()))
        default:
            let name = random.pick([RandomWorld.user, RandomWorld.group, RandomWorld.document])
            return (make(.literal(.entity(random.pick(world.ids[name] ?? [])))), .entity(name))
        }
    }

    private mutating func step(
        from expression: Expression, _ type: SchemaType, _ needed: inout [Expression]
    ) -> (Expression, SchemaType)? {
        let record: SchemaRecord
        switch type {
        case .record(let members): record = members
        case .entity(let name):
            guard let declared = world.schema.entityTypes[name] else { return nil }
            if let tags = declared.tags, random.chance(0.25) {
                let key = random.chance(0.8) ? make(.literal(.string(random.pick(["k", "l"])))) : literal(.string, 0)
                needed.append(make(.binary(.hasTag, expression, key)))
                return (make(.binary(.getTag, expression, key)), tags)
            }
            record = declared.attributes
        default: return nil
        }
        guard let (name, attribute) = record.attributes.sorted(by: { $0.key < $1.key }).randomElement(using: &random)
        else { return nil }
        if !attribute.isRequired || random.chance(0.1) { needed.append(make(.has(expression, [name]))) }
        return (make(.attribute(expression, name)), attribute.type)
    }
}
