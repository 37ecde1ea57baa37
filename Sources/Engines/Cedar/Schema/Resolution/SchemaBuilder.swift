/// Makes a schema of documents, in phases: each looks only at what the one before found sound.
struct SchemaBuilder {
    private var entityTypes: [Name: Schema.EntityType] = [:]
    private var actions: [EntityUID: Schema.Action] = [:]
    private var problems: [Diagnostic] = []

    mutating func schema(of documents: [SchemaDocument]) throws(Diagnostics) -> Schema {
        problems = declaredActionTypes(documents)
        try check()
        let definitions = SchemaDefinitions(documents)
        problems = definitions.illegalShadowings
        try check()
        var resolver = NameResolver(definitions)
        let resolved = documents.map { resolver.resolve($0) }
        problems = resolver.problems
        try check()
        problems = definitions.duplicates
        try check()
        var expander = TypeExpander(definitions)
        expander.define(commonTypes(of: resolved))
        problems = expander.problems
        try check()
        for namespace in resolved.flatMap(\.namespaces) {
            for type in namespace.entityTypes { add(type, in: namespace.name, &expander) }
            for action in namespace.actions { add(action, in: namespace.name, &expander) }
        }
        problems = expander.problems + problems
        try check()
        let schema = Schema(entityTypes: entityTypes, actions: actions)
        if let cycle = actions.keys.sorted().first(where: { schema.ancestors(of: $0).contains($0) }) {
            problems.append(
                Diagnostic(
                    "cycle in action hierarchy containing `\(cycle)`", at: definitions.actionPlaces[cycle]?.range))
        }
        try check()
        return schema
    }

    private func check() throws(Diagnostics) {
        guard problems.isEmpty else { throw Diagnostics(problems) }
    }

    private func declaredActionTypes(_ documents: [SchemaDocument]) -> [Diagnostic] {
        documents.flatMap(\.namespaces).flatMap(\.entityTypes).filter { $0.name == "Action" }.map {
            Diagnostic("entity type `Action` declared in `entityTypes` list", at: $0.place.range)
        }
    }

    private func commonTypes(of documents: [SchemaDocument]) -> [Name: SchemaDocument.TypeExpression] {
        var types: [Name: SchemaDocument.TypeExpression] = [:]
        for namespace in documents.flatMap(\.namespaces) {
            for type in namespace.commonTypes {
                types[Name(path: type.name).qualified(by: namespace.name)] = type.type
            }
        }
        return types
    }

    private mutating func add(
        _ type: SchemaDocument.EntityType, in namespace: Name?, _ expander: inout TypeExpander
    ) {
        let name = Name(path: type.name).qualified(by: namespace)
        switch type.kind {
        case .enumerated(let ids):
            entityTypes[name] = Schema.EntityType(name: name, enumeration: ids)
        case .standard(let memberOf, let shape, let tags):
            checkDeclared(memberOf)
            let attributes = record(shape, &expander) {
                Diagnostic(
                    "Shape for entity type \(name) is declared with a type other than `Record`", at: type.place.range,
                    help: "entity type shapes must have type `Record`")
            }
            entityTypes[name] = Schema.EntityType(
                name: name, memberOf: Set(memberOf.map(\.name)), attributes: attributes,
                tags: tags.map { expander.expand($0) })
        }
    }

    private mutating func add(
        _ action: SchemaDocument.Action, in namespace: Name?, _ expander: inout TypeExpander
    ) {
        let uid = EntityUID(type: Name(path: "Action").qualified(by: namespace), id: action.id)
        var result = Schema.Action(
            uid: uid,
            memberOf: Set(
                (action.memberOf ?? []).map { EntityUID(type: $0.type ?? Name(path: "Action"), id: $0.id) }))
        if let appliesTo = action.appliesTo {
            result.principals = Set(appliesTo.principals.map(\.name))
            result.resources = Set(appliesTo.resources.map(\.name))
            checkDeclared(appliesTo.principals + appliesTo.resources)
            result.context = record(appliesTo.context, &expander) {
                Diagnostic(
                    "Context for action \(uid) is declared with a type other than `Record`", at: action.place.range,
                    help: "action contexts must have type `Record`")
            }
        }
        actions[uid] = result
    }

    /// Nobody declares the types of actions, so that no action can be asked with one and no entity be in one.
    private mutating func checkDeclared(_ names: [SchemaDocument.NameReference]) {
        for name in names where name.name.isAction {
            problems.append(
                Diagnostic(
                    "undeclared entity type: \(name.name)", at: name.place.range,
                    help: "any entity types appearing anywhere in a schema need to be declared in `entityTypes`"))
        }
    }

    private mutating func record(
        _ expression: SchemaDocument.TypeExpression, _ expander: inout TypeExpander, otherwise: () -> Diagnostic
    ) -> SchemaRecord {
        if case .record(let record) = expander.expand(expression) { return record }
        problems.append(otherwise())
        return SchemaRecord()
    }
}

extension Schema {
    /// Looks up all names of a document (what they mean is said in RFC 24 and RFC 70).
    ///
    /// Throws for names that refer to nothing, for declarations that hide those of the empty namespace, for cycles of
    /// action groups and of common types, for an entity type `Action`, and for what the language does not have.
    public init(_ document: SchemaDocument) throws(Diagnostics) {
        try self.init([document])
    }

    /// Makes one schema of several documents, which may refer to each other and share namespaces; what one declares no
    /// other may declare.
    public init(_ documents: [SchemaDocument]) throws(Diagnostics) {
        var builder = SchemaBuilder()
        self = try builder.schema(of: documents)
    }

    /// Reads Cedar schema text and looks up its names.
    public init(parsing text: String) throws(Diagnostics) {
        try self.init(SchemaDocument(parsing: text))
    }

    /// Reads schema JSON and looks up its names.
    public init(json text: String) throws(Diagnostics) {
        try self.init(SchemaDocument(json: text))
    }
}
