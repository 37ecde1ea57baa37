extension SchemaDocument {
    /// The schema as Cedar text. Reading it gives a document that says the same, with types by their names only.
    ///
    /// Throws when text cannot say it: a common type and an entity type of one name in a namespace that has a name, the
    /// shape of an entity type given by a name, or a record with additional attributes.
    public func cedarText() throws(Diagnostics) -> String {
        let problems = [collisions, namedShapes, openRecords].compactMap { $0 }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        var writer = SchemaTextWriter()
        writer.document(self)
        return writer.text
    }

    /// The reference refuses all of these, though text could say those where only the common type is referred to.
    private var collisions: Diagnostic? {
        let names = namespaces.filter { $0.name != nil }.flatMap { namespace in
            let common = Set(namespace.commonTypes.map(\.name))
            return namespace.entityTypes.filter { common.contains($0.name) }
                .map { Name(path: $0.name).qualified(by: namespace.name).path }
        }
        return names.isEmpty
            ? nil : Diagnostic("There are name collisions: [\(names.sorted().joined(separator: ", "))]")
    }

    private var namedShapes: Diagnostic? {
        let names = namespaces.flatMap { namespace in
            namespace.entityTypes.filter { type in
                guard case .standard(_, let shape, _) = type.kind else { return false }
                if case .record = shape.kind { return false }
                return true
            }
            .map { Name(path: $0.name).qualified(by: namespace.name).path }
        }
        guard !names.isEmpty else { return nil }
        return Diagnostic(
            "The following entities have shapes that cannot be converted to Cedar schema syntax: "
                + "[\(names.sorted().joined(separator: ", "))]",
            help: "entity shapes may only be record types; in the Cedar schema syntax, they additionally may not "
                + "reference common type definitions")
    }

    private var openRecords: Diagnostic? {
        namespaces.flatMap(\.types).contains(where: \.containsOpenRecord)
            ? Diagnostic("records with `additionalAttributes` cannot be converted to Cedar schema syntax") : nil
    }
}

extension SchemaDocument.Namespace {
    /// All types that stand in the namespace at the top of something.
    var types: [SchemaDocument.TypeExpression] {
        commonTypes.map(\.type)
            + entityTypes.flatMap { type in
                guard case .standard(_, let shape, let tags) = type.kind else {
                    return [SchemaDocument.TypeExpression]()
                }
                return [shape] + (tags.map { [$0] } ?? [])
            } + actions.compactMap { $0.appliesTo?.context }
    }
}

extension SchemaDocument.TypeExpression {
    fileprivate var containsOpenRecord: Bool {
        switch kind {
        case .set(let element): element.containsOpenRecord
        case .record(let record): record.isOpen || record.attributes.contains { $0.type.containsOpenRecord }
        default: false
        }
    }
}
