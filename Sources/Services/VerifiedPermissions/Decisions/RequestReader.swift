import Cedar
import Core

/// Reads what a caller asks, for a store's schema.
struct RequestReader: Sendable {
    let schema: StoreSchema?
    let quotas: Quotas
    /// Of the snapshot that has this schema.
    let knownContexts: KnownTexts<ContextText, [Text: Value]>

    /// The entities that a caller gives; of two with one identifier the last one counts.
    ///
    /// - Throws: `ValidationException` for what does not fit the schema, and for actions, which the schema brings.
    ///
    /// - Parameter withActions: whether the schema's actions are among them, for those who have no graph of them.
    func entities(
        _ definition: Document?, at path: String = "entities", withActions: Bool = false
    ) throws -> Entities {
        let given = try given(definition, at: path)
        guard withActions, let schema else { return given }
        return try Entities(Array(given.entities.values) + Entities.actions(of: schema.schema).entities.values)
    }

    private func given(_ definition: Document?, at path: String) throws -> Entities {
        guard let definition, !definition.isNull else { return Entities() }
        try expectOne(of: "entityList", "cedarJson", in: definition, at: path)
        if let list = definition["entityList"]?.list { return try entities(list, at: "\(path).entityList") }
        guard let text = definition["cedarJson"]?.string else { return Entities() }
        try checkShape(ofEntities: text, at: "\(path).cedarJson")
        let read: Entities
        do {
            read = try Entities(json: text, schema: schema?.schema, addingActions: false)
        } catch {
            throw AWSError.validation("The entities cannot be read.", error, in: text, at: "\(path).cedarJson")
        }
        guard !read.entities.keys.contains(where: \.type.isAction) else {
            throw AWSError.validation(Self.noActions, at: "\(path).cedarJson")
        }
        return read
    }

    /// - Throws: `ValidationException` for what does not fit the action's context in the schema.
    func context(_ definition: Document?, action: EntityUID, at path: String = "context") throws -> [Text: Value] {
        guard let definition, !definition.isNull else { return [:] }
        try expectOne(of: "contextMap", "cedarJson", in: definition, at: path)
        if let map = definition["contextMap"]?.structure {
            return try AttributeReader.record(map, at: "\(path).contextMap")
        }
        guard let text = definition["cedarJson"]?.string else { return [:] }
        let declared = schema.flatMap { $0.schema.actions[action] == nil ? nil : $0.schema }
        do {
            return try Request.context(json: text, schema: declared, action: declared == nil ? nil : action)
        } catch {
            throw AWSError.validation("The context cannot be read.", error, in: text, at: "\(path).cedarJson")
        }
    }

    /// Holds a context against what the schema declares for an action that it knows.
    func check(_ request: Request, at path: String = "context") throws {
        guard let mismatch = schema.flatMap({ request.contextMismatch(with: $0.schema) }) else { return }
        throw AWSError.validation("The context does not fit \(request.action): \(mismatch)", at: path)
    }

    private func expectOne(of one: String, _ other: String, in union: Document, at path: String) throws {
        let given = [one, other].filter { union[$0].map { !$0.isNull } ?? false }
        guard given.count == 1 else {
            throw AWSError.validation("Exactly one of \(one) and \(other) must be given.", at: path)
        }
    }

    /// Before anything is worked out, as ancestors cost by the square. Small texts are not read twice.
    private func checkShape(ofEntities text: String, at path: String) throws {
        guard text.utf8.count > Self.smallText, let list = (try? JSONParser.parse(text))?.array else { return }
        try checkCount(list.count, at: path)
    }

    private func checkCount(_ count: Int, at path: String) throws {
        guard count <= Self.mostEntities else {
            throw AWSError.validation(
                "A request brings at most \(Self.mostEntities) entities; these are \(count).", at: path)
        }
    }

    private static let mostEntities = 2_000
    private static let smallText = 50_000
    private static let noActions = "An entity is an action: actions and their groups come from the schema."

    private func entities(_ list: [Document], at path: String) throws -> Entities {
        try checkCount(list.count, at: path)
        var last: [EntityUID: Entity] = [:]
        last.reserveCapacity(list.count)
        for (index, item) in list.enumerated() {
            let entity = try entity(item, at: "\(path).\(index)")
            last[entity.uid] = entity
        }
        let entities: Entities
        do throws(Entities.Failure) {
            entities = try Entities(last.values)
        } catch {
            throw AWSError.validation("The parents of the entities form a circle: \(error)", at: path)
        }
        if let schema, let first = entities.validate(against: schema.schema).first {
            throw AWSError.validation(first.diagnostic.located(in: SourceText("")), at: path)
        }
        return entities
    }

    private func entity(_ item: Document, at path: String) throws -> Entity {
        let uid = try AttributeReader.entity(item["identifier"] ?? .empty, at: "\(path).identifier")
        guard !uid.type.isAction else { throw AWSError.validation(Self.noActions, at: "\(path).identifier") }
        return Entity(
            uid, attributes: try AttributeReader.record(item["attributes"]?.structure ?? [:], at: "\(path).attributes"),
            tags: try AttributeReader.record(item["tags"]?.structure ?? [:], at: "\(path).tags"),
            parents: Set(
                try (item["parents"]?.list ?? []).enumerated().map {
                    try AttributeReader.entity($1, at: "\(path).parents.\($0)")
                }))
    }
}
