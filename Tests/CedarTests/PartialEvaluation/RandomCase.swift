import Core
import Cedar

/// A world, policies that are valid in it, a request, and what is known of it.
struct RandomCase {
    let world: RandomWorld
    let policies: PolicySet
    let request: Request
    let partialRequest: PartialRequest
    let partialEntities: PartialEntities

    init(seed: UInt64, policyCount: Int = 4) {
        var random = SplitMix64(seed: seed)
        world = RandomWorld(&random)
        let environment = random.pick(world.schema.requestEnvironments)
        policies = RandomCase.policies(policyCount, world, environment, &random)
        let context = world.schema.actions[environment.action]?.context ?? SchemaRecord()
        request = Request(
            principal: random.pick(world.ids[environment.principal] ?? []), action: environment.action,
            resource: random.pick(world.ids[environment.resource] ?? []),
            context: RandomWorld.record(context, world.ids, &random))
        partialRequest = PartialRequest(
            principal: .init(type: environment.principal, id: random.chance(0.5) ? request.principal.id : nil),
            action: environment.action,
            resource: .init(type: environment.resource, id: random.chance(0.5) ? request.resource.id : nil),
            context: RandomCase.hiding(request.context, names: ["a", "b", "c", "d e", "f"], &random))
        partialEntities = RandomCase.hiding(world.entities, &random)
    }

    // MARK: Policies

    private static func policies(
        _ count: Int, _ world: RandomWorld, _ environment: RequestEnvironment, _ random: inout SplitMix64
    ) -> PolicySet {
        let validator = Validator(world.schema)
        var set = PolicySet()
        for number in 0..<(count * 3) where set.order.count < count {
            var expressions = WorldExpressions(world, environment, SplitMix64(seed: random.next()))
            var policy = Policy(effect: random.chance(0.65) ? .permit : .forbid)
            policy.principal = scope(environment.principal, RandomWorld.group, world, &random)
            policy.resource = scope(environment.resource, RandomWorld.folder, world, &random)
            policy.action = random.chance(0.3) ? .inAny([environment.action]) : .equals(environment.action)
            for _ in 0..<(random.chance(0.15) ? 0 : 1 + random.below(2)) {
                let body = expressions.condition(depth: random.below(4))
                policy.conditions.append(Policy.Condition(random.chance(0.8) ? .when : .unless, body))
            }
            let id = Text("policy \(number)")
            if validator.validate(policy, id: id).passed { try? set.add(policy, id: id) }
        }
        if random.chance(0.3), let uid = world.ids[environment.principal]?.randomElement(using: &random) {
            try? set.add(
                Policy(effect: .permit, principal: .equals(.slot(.principal)), action: .equals(environment.action)),
                id: "template")
            try? set.link("template", id: "link", values: [.principal: uid])
        }
        return set
    }

    private static func scope(
        _ type: Name, _ group: Name, _ world: RandomWorld, _ random: inout SplitMix64
    ) -> EntityScope {
        let own = random.pick(world.ids[type] ?? [])
        let container = random.pick(world.ids[group] ?? [])
        switch random.below(8) {
        case 0: return .equals(.entity(own))
        case 1, 2: return .isTypeIn(type, .entity(container))
        default: return .isType(type)
        }
    }

    // MARK: Knowledge

    static func hiding(_ members: [Text: Value], names: [Text], _ random: inout SplitMix64) -> PartialRecord {
        if random.chance(0.3) { return .unknown }
        if random.chance(0.5) { return .complete(members) }
        var known: [Text: Value] = [:]
        var absent: Set<Text> = []
        for name in names where random.chance(0.5) {
            if let value = members[name] { known[name] = value } else { absent.insert(name) }
        }
        return .partial(known, absent: absent)
    }

    private static func hiding(_ entities: Entities, _ random: inout SplitMix64) -> PartialEntities {
        var partial: [EntityUID: PartialEntity] = [:]
        let own = entities.entities.values.filter { !$0.uid.type.isAction }.sorted { $0.uid < $1.uid }
        let dropsSome = random.chance(0.7)
        for entity in own where !dropsSome || random.chance(0.7) {
            partial[entity.uid] = PartialEntity(
                entity.uid, attributes: hiding(entity.attributes, names: ["a", "b", "c", "d e", "f"], &random),
                ancestors: random.chance(0.6) ? entities.ancestors[entity.uid] : nil,
                tags: hiding(entity.tags, names: ["k", "l"], &random))
        }
        // Ancestors are known only where those of all ancestors are.
        for (uid, entity) in partial {
            let isOpen = entity.ancestors?.contains { partial[$0].map { $0.ancestors == nil } ?? false } ?? false
            if isOpen { partial[uid]?.ancestors = nil }
        }
        let given = partial.values.sorted { $0.uid < $1.uid }
        for attempt in [given, given.map { PartialEntity($0.uid, attributes: $0.attributes, tags: $0.tags) }] {
            if let made = try? PartialEntities(attempt, areComplete: !dropsSome) { return made }
        }
        return .unknown
    }
}
