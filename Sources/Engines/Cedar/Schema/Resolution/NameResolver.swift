/// Replaces every name in documents by the full name of what it refers to, and says of every type whether it is a
/// common type or an entity type.
///
/// A name without a namespace means one of its own namespace, else one of the empty namespace; in either a common type
/// goes before an entity type. A name with a namespace means only itself.
struct NameResolver {
    /// Looking for what was meant takes time, and nobody reads more suggestions than these.
    private static let maximumSuggestions = 20

    private let definitions: SchemaDefinitions
    private(set) var problems: [Diagnostic] = []
    private var namespace: Name?

    init(_ definitions: SchemaDefinitions) {
        self.definitions = definitions
    }

    mutating func resolve(_ document: SchemaDocument) -> SchemaDocument {
        SchemaDocument(document.namespaces.map { resolve($0) })
    }

    private mutating func resolve(_ namespace: SchemaDocument.Namespace) -> SchemaDocument.Namespace {
        self.namespace = namespace.name
        var result = namespace
        result.commonTypes = namespace.commonTypes.map { type in
            var type = type
            type.type = resolve(type.type)
            return type
        }
        result.entityTypes = namespace.entityTypes.map { type in
            var type = type
            if case .standard(let memberOf, let shape, let tags) = type.kind {
                type.kind = .standard(
                    memberOf: memberOf.map { resolve($0) }, shape: resolve(shape), tags: tags.map { resolve($0) })
            }
            return type
        }
        result.actions = namespace.actions.map { action in
            var action = action
            action.memberOf = action.memberOf?.map { resolve($0) }
            action.appliesTo = action.appliesTo.map { appliesTo in
                SchemaDocument.AppliesTo(
                    principals: appliesTo.principals.map { resolve($0) },
                    resources: appliesTo.resources.map { resolve($0) }, context: resolve(appliesTo.context))
            }
            return action
        }
        return result
    }

    private mutating func resolve(_ type: SchemaDocument.TypeExpression) -> SchemaDocument.TypeExpression {
        var result = type
        switch type.kind {
        case .bool, .long, .string, .extension:
            break
        case .set(let element):
            result.kind = .set(resolve(element))
        case .record(var record):
            record.attributes = record.attributes.map { attribute in
                var attribute = attribute
                attribute.type = resolve(attribute.type)
                return attribute
            }
            result.kind = .record(record)
        case .entity(let name):
            result.kind = .entity(look(for: name, as: .entity, at: type.place))
        case .common(let name):
            result.kind = .common(look(for: name, as: .common, at: type.place))
        case .entityOrCommon(let name):
            let full = look(for: name, as: .either, at: type.place)
            result.kind = definitions.isCommonType(full) ? .common(full) : .entity(full)
        }
        return result
    }

    private mutating func resolve(_ reference: SchemaDocument.NameReference) -> SchemaDocument.NameReference {
        SchemaDocument.NameReference(
            look(for: reference.name, as: .entity, at: reference.place), place: reference.place)
    }

    private mutating func resolve(_ reference: SchemaDocument.ActionReference) -> SchemaDocument.ActionReference {
        let type = reference.type ?? Name(path: "Action")
        var result = reference
        for name in possibilities(for: type) where definitions.actions.contains(EntityUID(type: name, id: reference.id))
        {
            result.type = name
            return result
        }
        let known = problems.count < Self.maximumSuggestions ? definitions.actions.map { $0.id.string } : []
        problems.append(
            Diagnostic(
                "undeclared action: \(SchemaDocument.ActionReference(type: type, id: reference.id))",
                at: reference.place.range,
                help: NearestName.of(reference.id.string, among: known).map {
                    "did you mean `\"\($0.escapedForCedar)\"`?"
                } ?? "any actions appearing as parents need to be declared as actions"))
        return result
    }

    private func possibilities(for name: Name) -> [Name] {
        namespace != nil && name.isUnqualified ? [name.qualified(by: namespace), name] : [name]
    }
}

// MARK: Looking up

extension NameResolver {
    private enum Sought: String {
        case common = "a common type"
        case entity = "an entity type"
        case either = "a common or entity type"
    }

    /// The full name of what was meant, or the name itself with the problem noted.
    private mutating func look(for name: Name, as sought: Sought, at place: SourcePlace) -> Name {
        let possibilities = possibilities(for: name)
        for full in possibilities {
            if sought != .entity, definitions.isCommonType(full) { return full }
            if sought != .common, definitions.isEntityType(full) { return full }
        }
        let missing =
            possibilities.count == 1
            ? "`\(possibilities[0])` has not been declared as \(sought.rawValue)"
            : "neither `\(possibilities[0])` nor `\(possibilities[1])` refers to anything that has been declared "
                + "as \(sought.rawValue)"
        let suggestion = suggestion(for: name, as: sought).map { "; did you mean `\($0)`?" } ?? ""
        problems.append(
            Diagnostic("failed to resolve type: \(name)", at: place.range, help: missing + suggestion))
        return name
    }

    private func suggestion(for name: Name, as sought: Sought) -> String? {
        guard problems.count < Self.maximumSuggestions else { return nil }
        var names: Set<String> = []
        func add(_ found: Name) {
            names.insert(found.path)
            if found.namespace == (namespace?.path ?? "")[...] { names.insert(String(found.basename)) }
        }
        if sought != .entity {
            definitions.commonTypes.forEach(add)
            names.formUnion(SchemaType.builtins.keys)
        }
        if sought != .common { definitions.entityTypes.forEach(add) }
        return NearestName.of(name.path, among: names)
    }
}

extension SchemaDocument {
    /// The document with every name in full and no type left open between a common type and an entity type: what the
    /// reference's `translate-schema` makes with `cedar-to-json-with-resolved-types`.
    ///
    /// Built-in types become references to common types. Throws when a name refers to nothing.
    public func resolvingTypes() throws(Diagnostics) -> SchemaDocument {
        var resolver = NameResolver(SchemaDefinitions([self]))
        let resolved = resolver.resolve(self)
        guard resolver.problems.isEmpty else { throw Diagnostics(resolver.problems) }
        return resolved
    }
}
