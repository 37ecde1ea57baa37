import Core
import Cedar
import Testing

@testable import CedarAnalysis

/// Makes values, entities and requests that conform to a schema, out of few ids so that they meet.
struct ScenarioSource {
    let schema: Schema
    var random: SplitMix64
    /// How many entities there are of each type that is not enumerated.
    var population = 3
    /// Ids that policies name.
    var ids: [Name: [Text]] = [:]

    init(_ schema: Schema, seed: UInt64) {
        self.schema = schema
        random = SplitMix64(seed: seed)
    }

    func uids(of type: Name) -> [EntityUID] {
        let ids =
            schema.ids(of: type) ?? (self.ids[type] ?? []) + (0..<population).map { Text("\(type.basename)\($0)") }
        return ids.map { EntityUID(type: type, id: $0) }
    }

    mutating func scenario(in environment: RequestEnvironment) throws -> Scenario {
        var entities: [Entity] = []
        for type in schema.entityTypes.keys.sorted() { entities += uids(of: type).map { entity($0) } }
        let context = record(schema.actions[environment.action]?.context ?? SchemaRecord())
        let request = Request(
            principal: random.pick(uids(of: environment.principal)), action: environment.action,
            resource: random.pick(uids(of: environment.resource)), context: context)
        return Scenario(request: request, entities: try Entities(entities + schema.actionEntities))
    }

    private mutating func entity(_ uid: EntityUID) -> Entity {
        guard let type = schema.entityTypes[uid.type] else { return Entity(uid) }
        var entity = Entity(uid, attributes: record(type.attributes))
        for parent in type.memberOf.sorted() {
            // Only upwards in the order of ids, so that there are no cycles.
            let candidates = uids(of: parent).filter { parent != uid.type || $0 < uid }
            for candidate in candidates where random.oneIn(2) { entity.parents.insert(candidate) }
        }
        if let tags = type.tags {
            for key in Zoo.strings where random.oneIn(2) { entity.tags[Text(key)] = value(tags) }
        }
        return entity
    }

    private mutating func record(_ record: SchemaRecord) -> [Text: Value] {
        var members: [Text: Value] = [:]
        for (name, attribute) in record.attributes.sorted(by: { $0.key < $1.key }) {
            if attribute.isRequired || random.oneIn(2) { members[name] = value(attribute.type) }
        }
        return members
    }

    private mutating func value(_ type: SchemaType) -> Value {
        switch type {
        case .bool: .bool(random.oneIn(2))
        case .long: .long(random.pick(Zoo.longs))
        case .string: .string(Text(random.pick(Zoo.strings)))
        case .entity(let name): .entity(random.pick(uids(of: name)))
        case .set(let element): .set(of: (0..<random.below(4)).map { _ in value(element) })
        case .record(let record): .record(self.record(record))
        case .decimal: .decimal(Decimal(scaled: random.pick(Zoo.decimals)))
        case .ip: (try? IPAddress(parsing: Text(random.pick(Zoo.addresses)))).map { .ip($0) } ?? .bool(false)
        case .datetime: .datetime(Datetime(milliseconds: random.pick(Zoo.times)))
        case .duration: .duration(Cedar.Duration(milliseconds: random.pick(Zoo.times)))
        }
    }
}
