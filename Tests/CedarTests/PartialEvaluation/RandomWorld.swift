import Core
import Cedar

/// A random schema with entities that conform to it.
struct RandomWorld {
    let schema: Schema
    let entities: Entities
    /// Every id that data and policies name, of entities that exist and that do not.
    let ids: [Name: [EntityUID]]

    static let user = Name(path: "User")
    static let group = Name(path: "Team::Group")
    static let document = Name(path: "Doc")
    static let folder = Name(path: "Folder")
    static let colour = Name(path: "Colour")
    static let actionType = Name(path: "Action")
    static let texts: [Text] = ["", "a", "ab", "é", "x*y"]
    static let numbers: [Int64] = [0, 1, -1, 7, .max, .max - 1, .min]

    static func action(_ id: Text) -> EntityUID { EntityUID(type: actionType, id: id) }

    init(_ random: inout SplitMix64) {
        schema = RandomWorld.schema(&random)
        var ids: [Name: [EntityUID]] = [:]
        for type in [RandomWorld.user, RandomWorld.group, RandomWorld.document, RandomWorld.folder] {
            ids[type] = (["0", "1", "2", "ü\"3"] as [Text]).map { EntityUID(type: type, id: $0) }
        }
        ids[RandomWorld.colour] = (["red", "blue"] as [Text]).map { EntityUID(type: RandomWorld.colour, id: $0) }
        self.ids = ids
        var given: [Entity] = []
        for (type, uids) in ids.sorted(by: { $0.key < $1.key }) {
            guard let declared = schema.entityTypes[type], declared.enumeration == nil else { continue }
            for (place, uid) in uids.enumerated() where random.chance(0.85) {
                var entity = Entity(uid)
                entity.attributes = RandomWorld.record(declared.attributes, ids, &random)
                if let tags = declared.tags {
                    for key in ["k", "l"] as [Text] where random.chance(0.6) {
                        entity.tags[key] = RandomWorld.value(of: tags, ids, &random)
                    }
                }
                for parent in declared.memberOf.sorted() {
                    // Groups of one type are ordered, so that there are no cycles.
                    let choices = parent == type ? Array(uids[(place + 1)...]) : ids[parent] ?? []
                    for choice in choices where random.chance(0.35) { entity.parents.insert(choice) }
                }
                given.append(entity)
            }
        }
        entities = (try? Entities(given + schema.actionEntities)) ?? Entities()
    }

    // MARK: Schema

    private static func schema(_ random: inout SplitMix64) -> Schema {
        func type(_ name: Name, in parents: Set<Name>, tags: SchemaType?, _ random: inout SplitMix64)
            -> Schema.EntityType
        {
            Schema.EntityType(name: name, memberOf: parents, attributes: record(&random, depth: 0), tags: tags)
        }
        let types = [
            type(user, in: [group], tags: random.chance(0.6) ? .string : nil, &random),
            type(group, in: [group], tags: random.chance(0.3) ? .set(.long) : nil, &random),
            type(document, in: [folder], tags: random.chance(0.6) ? .entity(user) : nil, &random),
            type(folder, in: random.chance(0.5) ? [folder] : [], tags: nil, &random),
            Schema.EntityType(name: colour, enumeration: ["red", "blue"]),
        ]
        let principals: Set<Name> = random.chance(0.3) ? [user, group] : [user]
        let resources: Set<Name> = random.chance(0.3) ? [document, folder] : [document]
        var actions = [Schema.Action(uid: action("all"))]
        for id in ["view", "edit", "share"] as [Text] {
            actions.append(
                Schema.Action(
                    uid: action(id), memberOf: random.chance(0.5) ? [action("all")] : [], principals: principals,
                    resources: resources, context: record(&random, depth: 0)))
        }
        return Schema(
            entityTypes: Dictionary(uniqueKeysWithValues: types.map { ($0.name, $0) }),
            actions: Dictionary(uniqueKeysWithValues: actions.map { ($0.uid, $0) }))
    }

    private static func record(_ random: inout SplitMix64, depth: Int) -> SchemaRecord {
        var attributes: [Text: SchemaRecord.Attribute] = [:]
        for name in ["a", "b", "c", "d e", "f"] as [Text] where random.chance(depth == 0 ? 0.8 : 0.5) {
            attributes[name] = SchemaRecord.Attribute(
                type(&random, depth: depth), isRequired: random.chance(0.65))
        }
        return SchemaRecord(attributes)
    }

    private static func type(_ random: inout SplitMix64, depth: Int) -> SchemaType {
        let leaves: [SchemaType] = [
            .bool, .bool, .long, .long, .string, .entity(user), .entity(user), .entity(group), .entity(document),
            .entity(folder), .entity(colour), .decimal, .ip, .datetime, .duration,
        ]
        if depth < 2, random.chance(0.15) { return .record(record(&random, depth: depth + 1)) }
        let leaf = random.pick(leaves)
        return random.chance(0.25) ? .set(leaf) : leaf
    }

    // MARK: Values

    static func record(
        _ record: SchemaRecord, _ ids: [Name: [EntityUID]], _ random: inout SplitMix64
    ) -> [Text: Value] {
        var members: [Text: Value] = [:]
        for (name, attribute) in record.attributes.sorted(by: { $0.key < $1.key })
        where attribute.isRequired || random.chance(0.5) {
            members[name] = value(of: attribute.type, ids, &random)
        }
        return members
    }

    static func value(of type: SchemaType, _ ids: [Name: [EntityUID]], _ random: inout SplitMix64) -> Value {
        switch type {
        case .bool: return .bool(random.chance(0.5))
        case .long: return .long(random.pick(numbers))
        case .string: return .string(random.pick(texts))
        case .entity(let name): return .entity(random.pick(ids[name] ?? [EntityUID(type: name, id: "none")]))
        case .set(let element):
            return .set(of: (0..<random.below(3)).map { _ in value(of: element, ids, &random) })
        case .record(let record): return .record(self.record(record, ids, &random))
        default: return extensionValue(of: type, &random)
        }
    }

    /// Texts of extension values, one of which is the value's.
    static func literals(of type: SchemaType) -> [Text] {
        switch type {
        case .decimal: ["0.0", "1.5", "-2.25", "922337203685477.5807"]
        case .ip: ["10.0.0.1", "10.0.0.0/8", "::1", "224.0.0.1"]
        case .datetime: ["1970-01-01", "2026-11-26T10:00:00Z", "1969-12-31T23:59:59.999Z"]
        case .duration: ["0ms", "1d", "-1h", "9223372036854775807ms", "-9223372036854775808ms"]
        default: []
        }
    }

    private static func extensionValue(of type: SchemaType, _ random: inout SplitMix64) -> Value {
        let text = random.pick(literals(of: type))
        let value: Value? =
            switch type {
            case .decimal: (try? Decimal(parsing: text)).map { .decimal($0) }
            case .ip: (try? IPAddress(parsing: text)).map { .ip($0) }
            case .datetime: (try? Datetime(parsing: text)).map { .datetime($0) }
            default: (try? Duration(parsing: text)).map { .duration($0) }
            }
        return value ?? .bool(false)
    }
}
