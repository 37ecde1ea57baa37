internal import Core

extension Entities {
    /// Reads a JSON array of entities and works out the ancestors of each.
    ///
    /// With a schema, entities and extension values need no escapes where attributes have such types, all entities must
    /// conform, and the schema's actions are added, unless they are known otherwise; actions in the data must be as the schema declares them. An entity
    /// may be given twice if it is the same both times.
    ///
    /// Throws for what is wrong, the first error of up to a hundred entities, with the words of the reference.
    public init(json text: String, schema: Schema? = nil, addingActions: Bool = true) throws(Diagnostics) {
        self = try EntityJSONReader(schema: schema, addsActions: addingActions).entities(
            try JSONNode.readOrDiagnose(text))
    }

    /// The entities as JSON, in the order of their ids, each with **all** its ancestors as parents.
    ///
    /// Throws when a record has one of the names that escapes use: it could not be read again.
    public func json() throws(Diagnostics) -> String {
        var writer = ValueJSONWriter()
        writer.json.beginArray()
        for (uid, entity) in entities.sorted(by: { $0.key < $1.key }) {
            try writer.entity(entity, ancestors: ancestors[uid] ?? [])
        }
        writer.json.endArray()
        return writer.json.text
    }
}

extension Entity {
    /// Reads one entity from JSON as ``Entities/init(json:schema:)`` does; with a schema it must conform.
    public init(json text: String, schema: Schema? = nil) throws(Diagnostics) {
        let node = try JSONNode.readOrDiagnose(text)
        do throws(EntityDataError) {
            let entity = try EntityJSONReader(schema: schema).entity(node)
            let errors = schema.map {
                EntityConformance(schema: $0).errors(of: entity, ancestors: entity.parents)
            }
            if let first = errors?.first { throw EntityDataError(.conformance(first), at: node.range) }
            self = entity
        } catch {
            throw Diagnostics(error.diagnostic)
        }
    }

    /// The entity as JSON, with its parents as they are.
    public func json() throws(Diagnostics) -> String {
        var writer = ValueJSONWriter()
        try writer.entity(self, ancestors: parents)
        return writer.json.text
    }
}

extension Request {
    /// Reads a context from a JSON object.
    ///
    /// With a schema and an action, which the schema must declare, the context is read by the type that the action
    /// states: entities and extension values need no escapes, and members must be those of the type. That the rest
    /// conforms is ``validate(against:)``'s part.
    public static func context(
        json text: String, schema: Schema? = nil, action: EntityUID? = nil
    ) throws(Diagnostics) -> [Text: Value] {
        let node = try JSONNode.readOrDiagnose(text)
        do throws(EntityDataError) {
            var type: SchemaType?
            if let schema, let action {
                guard let declared = schema.actions[action] else { throw EntityDataError(.noSuchAction(action)) }
                type = .record(declared.context)
            }
            let value = try ValueJSONReader(context: .context).value(node, of: type)
            guard case .record(let context) = value else {
                throw EntityDataError(.contextIsNotRecord(value), at: node.range)
            }
            return context
        } catch {
            throw Diagnostics(error.diagnostic)
        }
    }
}

extension JSONNode {
    static func readOrDiagnose(_ text: String) throws(Diagnostics) -> JSONNode {
        do throws(Diagnostic) {
            return try JSONNode.read(text)
        } catch {
            throw Diagnostics(error)
        }
    }
}
