public import Cedar

/// A request and the entities that it is decided on.
public struct Scenario: Hashable, Sendable {
    public let request: Request
    /// All entities that the request, the policies or another of them refers to, as far as the answer depends on them,
    /// with the request's action and its groups.
    public let entities: Entities
}

extension Scenario {
    /// The scenario that a model describes; nil when it is none that the schema allows.
    init?(_ model: Model, _ schema: Schema, _ environment: RequestEnvironment) {
        func entity(_ origin: Function.Origin, _ type: Name) -> EntityUID? {
            let value = model.value(of: Function(origin: origin), [], .entity(type))
            if case .entity(let uid) = value { return uid }
            return nil
        }
        guard let principal = entity(.principal, environment.principal),
            let resource = entity(.resource, environment.resource),
            let declared = schema.actions[environment.action],
            let sort = Sort(.record(declared.context)),
            case .record(let context) = model.value(of: Function(origin: .context), [], sort)
        else { return nil }
        request = Request(
            principal: principal, action: environment.action, resource: resource, context: context)
        var builder = EntityBuilder(model, schema)
        // Policies may name entities to which nothing else leads.
        let asked = model.arguments.values.joined().joined().flatMap(\.referredEntities)
        builder.add([principal, environment.action, resource] + Value.record(context).referredEntities + asked)
        do {
            entities = try Entities(builder.entities)
        } catch {
            return nil
        }
        guard request.validate(against: schema).isEmpty, entities.validate(against: schema).isEmpty else { return nil }
    }
}

/// Makes entities as a model describes them, and those that they refer to.
private struct EntityBuilder {
    private let model: Model
    private let schema: Schema
    private let actions: [EntityUID: Entity]
    private var parents: [EntityUID: Set<EntityUID>] = [:]
    private var keys: [EntityUID: Set<Text>] = [:]
    private var built: [EntityUID: Entity] = [:]

    init(_ model: Model, _ schema: Schema) {
        self.model = model
        self.schema = schema
        actions = Dictionary(schema.actionEntities.map { ($0.uid, $0) }, uniquingKeysWith: { $1 })
        for (origin, points) in model.arguments {
            for arguments in points { note(origin, arguments) }
        }
    }

    var entities: some Sequence<Entity> { built.values }

    private mutating func note(_ origin: Function.Origin, _ arguments: [Value]) {
        guard case .entity(let uid) = arguments.first else { return }
        let function = Function(origin: origin)
        switch (origin, arguments.last) {
        case (.isBelow, .entity(let group)):
            if model.value(of: function, arguments, .bool) == .bool(true) { parents[uid, default: []].insert(group) }
        case (.ancestors(_, let above), _):
            guard case .set(let groups) = model.value(of: function, arguments, .set(.entity(above))) else { return }
            parents[uid, default: []].formUnion(groups.elements.flatMap(\.referredEntities))
        case (.hasTag, .string(let key)):
            if model.value(of: function, arguments, .bool) == .bool(true) { keys[uid, default: []].insert(key) }
        default: break
        }
    }

    /// Makes the entities, and all that they refer to.
    mutating func add(_ uids: [EntityUID]) {
        var waiting = uids
        while let uid = waiting.popLast() {
            guard built[uid] == nil, let entity = entity(uid) else { continue }
            built[uid] = entity
            waiting += entity.parents
            waiting += (Array(entity.attributes.values) + entity.tags.values).flatMap(\.referredEntities)
        }
    }

    private func entity(_ uid: EntityUID) -> Entity? {
        if uid.type.isAction { return actions[uid] }
        guard let type = schema.entityTypes[uid.type] else { return nil }
        var entity = Entity(uid, parents: parents[uid] ?? [])
        for (name, attribute) in type.attributes.attributes {
            guard let sort = Sort(attribute.type) else { return nil }
            let function = Function(origin: .attributes(uid.type), path: [.attribute(name)])
            entity.attributes[name] = model.value(
                of: function, [.entity(uid)], attribute.isRequired ? sort : .option(sort))
        }
        guard let tags = type.tags, let sort = Sort(tags) else { return entity }
        for key in keys[uid] ?? [] {
            entity.tags[key] = model.value(of: Function(origin: .tag(uid.type)), [.entity(uid), .string(key)], sort)
        }
        return entity
    }
}

extension Value {
    /// The entities that the value names, at any depth.
    var referredEntities: [EntityUID] {
        switch self {
        case .entity(let uid): [uid]
        case .set(let set): set.elements.flatMap(\.referredEntities)
        case .record(let members): members.values.flatMap(\.referredEntities)
        default: []
        }
    }
}
