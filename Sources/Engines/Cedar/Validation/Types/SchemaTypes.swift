/// A schema in the validator's types, worked out once for all policies.
struct SchemaTypes: Sendable {
    /// What an action can be asked with, in order.
    struct Application: Sendable {
        let action: EntityUID
        let principals: [Name]
        let resources: [Name]
    }

    let schema: Schema
    /// Of the actions that apply to something, in order.
    let applications: [Application]
    let contexts: [EntityUID: CedarType]
    /// Equal for actions with contexts of one type.
    let contextNumbers: [EntityUID: Int]
    /// Attributes by entity type.
    private let records: [Name: RecordType]
    private let tags: [Name: CedarType]
    /// For a type of action groups, the types of the actions that are in one of them.
    private let memberTypes: [Name: Set<Name>]

    init(_ schema: Schema) {
        self.schema = schema
        applications = schema.actions.values.sorted { $0.uid < $1.uid }.compactMap { action in
            guard !action.principals.isEmpty, !action.resources.isEmpty else { return nil }
            return Application(
                action: action.uid, principals: action.principals.sorted(), resources: action.resources.sorted())
        }
        contexts = schema.actions.mapValues { .record(RecordType($0.context)) }
        var numbers: [SchemaRecord: Int] = [:]
        contextNumbers = schema.actions.mapValues { action in
            let number = numbers[action.context] ?? numbers.count
            numbers[action.context] = number
            return number
        }
        records = schema.entityTypes.mapValues { RecordType($0.attributes) }
        tags = schema.entityTypes.compactMapValues { type in
            type.enumeration == nil ? type.tags.map { CedarType($0) } : nil
        }
        var memberTypes: [Name: Set<Name>] = [:]
        for action in schema.actions.keys {
            for group in schema.ancestors(of: action) { memberTypes[group.type, default: []].insert(action.type) }
        }
        self.memberTypes = memberTypes
    }

    func isKnown(_ type: Name) -> Bool { type.isAction || schema.entityTypes[type] != nil }

    /// The type of an entity literal; nil when the schema has no such type or no such action.
    func type(of uid: EntityUID) -> CedarType? {
        let isKnown = uid.type.isAction ? schema.actions[uid] != nil : schema.entityTypes[uid.type] != nil
        return isKnown ? .entity(uid.type) : nil
    }

    // MARK: Attributes and tags

    /// The attribute as far as its type is certain.
    func attribute(_ name: Text, of type: CedarType) -> RecordType.Attribute? {
        switch type {
        case .record(let record): record.attributes[name]
        case .entity(let kind): attributes(of: kind).attributes[name]
        default: nil
        }
    }

    /// Whether a value of the type can have the attribute at all.
    func mayHave(_ name: Text, _ type: CedarType) -> Bool {
        switch type {
        case .never, .entity(.any): true
        case .entity(.oneOf(let types)):
            types.contains { type in
                records[type].map { $0.attributes[name] != nil } ?? !type.isAction
            }
        case .record(let record): record.isOpen || record.attributes[name] != nil
        default: false
        }
    }

    func attributeNames(of type: CedarType) -> [Text] {
        switch type {
        case .record(let record): record.attributes.keys.sorted()
        case .entity(let kind): attributes(of: kind).attributes.keys.sorted()
        default: []
        }
    }

    /// The types that tags of such an entity can have, each once. Types without tags do not count.
    func tagTypes(of kind: EntityKind) -> [CedarType] {
        var seen: Set<CedarType> = []
        return (kind.types ?? Set(tags.keys)).inOrder.compactMap { tags[$0] }.filter { seen.insert($0).inserted }
    }

    private func attributes(of kind: EntityKind) -> RecordType {
        guard let types = kind.types else { return RecordType(isOpen: true) }
        if let type = kind.single { return records[type] ?? RecordType() }
        var common: RecordType?
        for type in types.inOrder {
            let record = records[type] ?? RecordType()
            // In permissive mode records always have a bound.
            common = common.map { (try? $0.leastUpperBound(with: record, .permissive)) ?? RecordType() } ?? record
        }
        return common ?? RecordType()
    }

    // MARK: Hierarchy

    /// Whether entities of the one type can be in entities of the other, which they always can within one type.
    func canBeIn(_ type: Name, _ group: Name) -> Bool {
        type == group || schema.descendants(of: group).contains(type) || memberTypes[group]?.contains(type) == true
    }

    func canBeIn(_ types: Set<Name>, _ groups: Set<Name>) -> Bool {
        types.contains { type in groups.contains { canBeIn(type, $0) } }
    }

    /// The declared types that can be in an entity of the type; the type itself even when it is not declared.
    func types(in group: Name) -> Set<Name> { schema.descendants(of: group).union([group]) }

    /// The actions that are in one of the groups or are one of them; nil when one is not declared.
    func actions(in groups: some Sequence<EntityUID>) -> Set<EntityUID>? {
        var all: Set<EntityUID> = []
        for group in groups {
            guard schema.actions[group] != nil else { return nil }
            all.formUnion(schema.descendants(of: group))
            all.insert(group)
        }
        return all
    }
}
