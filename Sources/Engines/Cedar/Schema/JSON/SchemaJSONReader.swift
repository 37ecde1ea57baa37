internal import Core

/// Reads schema JSON (`json_schema.rs` of the reference implementation); the first thing that is wrong ends it.
struct SchemaJSONReader {
    func document(_ node: JSONNode) throws(Diagnostic) -> SchemaDocument {
        var namespaces: [SchemaDocument.Namespace] = []
        for member in try node.object() {
            namespaces.append(try namespace(member))
        }
        return SchemaDocument(namespaces)
    }

    private func namespace(_ member: JSONMember) throws(Diagnostic) -> SchemaDocument.Namespace {
        let fields = try member.value.fields(
            ["commonTypes", "entityTypes", "actions", "annotations"], of: "a namespace definition")
        var namespace = SchemaDocument.Namespace(place: SourcePlace(member.range))
        if !member.name.isEmpty {
            guard let name = Name.reference(member.name) else {
                throw Diagnostic("invalid namespace `\(member.name)`", at: member.range)
            }
            guard !name.isReserved else { throw .reservedName(at: member.range) }
            namespace.name = name
        }
        namespace.annotations = try annotations(fields["annotations"])
        if namespace.name == nil, !namespace.annotations.isEmpty {
            throw Diagnostic("annotations are not allowed on the empty namespace", at: member.range)
        }
        for member in try fields["commonTypes"]?.object() ?? [] {
            namespace.commonTypes.append(try commonType(member))
        }
        for member in try member.value.required("entityTypes", in: fields).object() {
            namespace.entityTypes.append(try entityType(member))
        }
        for member in try member.value.required("actions", in: fields).object() {
            namespace.actions.append(try action(member))
        }
        return namespace
    }

    /// The name of something declared: one identifier, not `__cedar`.
    private func declared(_ member: JSONMember) throws(Diagnostic) -> String {
        guard let name = Name.reference(member.name), name.isUnqualified else {
            throw Diagnostic("invalid id `\(member.name)`", at: member.range)
        }
        guard !name.isReserved else { throw .reservedName(at: member.range) }
        return name.path
    }

    private func commonType(_ member: JSONMember) throws(Diagnostic) -> SchemaDocument.CommonType {
        let name = try declared(member)
        guard !SchemaDocument.reservedCommonTypes.contains(name) else {
            throw Diagnostic(
                "this is reserved and cannot be the basename of a common-type declaration: \(name)", at: member.range)
        }
        let (type, annotations, _) = try self.type(member.value, besides: ["annotations"])
        return SchemaDocument.CommonType(
            name: name, annotations: annotations, type: type, place: SourcePlace(member.range))
    }

    private func entityType(_ member: JSONMember) throws(Diagnostic) -> SchemaDocument.EntityType {
        let name = try declared(member)
        let fields = try member.value.fields(
            ["memberOfTypes", "shape", "tags", "enum", "annotations"], of: "an entity type")
        let kind: SchemaDocument.EntityType.Kind
        if let ids = fields["enum"] {
            kind = try enumeration(ids, beside: fields)
        } else {
            kind = try standardEntityType(fields)
        }
        return SchemaDocument.EntityType(
            name: name, annotations: try annotations(fields["annotations"]), kind: kind,
            place: SourcePlace(member.range))
    }

    private func enumeration(
        _ node: JSONNode, beside fields: [Text: JSONNode]
    ) throws(Diagnostic) -> SchemaDocument.EntityType.Kind {
        let unexpected = ["memberOfTypes", "shape", "tags"].filter { fields[Text($0)] != nil }
        guard unexpected.isEmpty else {
            throw Diagnostic("unexpected field: \(unexpected.joined(separator: ", "))", at: node.range)
        }
        var ids: [Text] = []
        for id in try node.elements() { ids.append(try id.text()) }
        guard !ids.isEmpty else {
            throw Diagnostic("the enumeration of an entity type must not be empty", at: node.range)
        }
        return .enumerated(ids)
    }

    private func standardEntityType(_ fields: [Text: JSONNode]) throws(Diagnostic) -> SchemaDocument.EntityType.Kind {
        .standard(
            memberOf: try names(fields["memberOfTypes"]),
            shape: try fields["shape"].map { shape throws(Diagnostic) in try type(shape) }
                ?? SchemaDocument.TypeExpression(.record(SchemaDocument.Record())),
            tags: try fields["tags"].map { tags throws(Diagnostic) in try type(tags) })
    }

    func names(_ node: JSONNode?) throws(Diagnostic) -> [SchemaDocument.NameReference] {
        var names: [SchemaDocument.NameReference] = []
        for element in try node?.elements() ?? [] {
            names.append(
                SchemaDocument.NameReference(try name(element, "name"), place: SourcePlace(element.range)))
        }
        return names
    }

    func name(_ node: JSONNode, _ what: String) throws(Diagnostic) -> Name {
        let text = try node.text()
        guard let name = Name.reference(text.string) else {
            throw Diagnostic("invalid \(what) `\(text)`", at: node.range)
        }
        return name
    }

    func annotations(_ node: JSONNode?) throws(Diagnostic) -> [SchemaDocument.Annotation] {
        var annotations: [SchemaDocument.Annotation] = []
        for member in try node?.object() ?? [] {
            guard Identifier.isWellFormed(member.name.utf8) else {
                throw Diagnostic("invalid id `\(member.name)`", at: member.range)
            }
            let value = member.value.value == .null ? nil : try member.value.text()
            annotations.append(SchemaDocument.Annotation(key: member.name, value: value))
        }
        return annotations
    }
}

extension SchemaDocument {
    /// Reads schema JSON.
    ///
    /// Unknown members, members given twice and nulls where a value belongs are errors. Names are not looked up: that
    /// is ``Schema/init(_:)-(SchemaDocument)``'s part.
    public init(json text: String) throws(Diagnostics) {
        do throws(Diagnostic) {
            let node = try JSONNode.read(text)
            do throws(Diagnostic) {
                self = try SchemaJSONReader().document(node)
            } catch {
                throw node.members?.contains { ["entityTypes", "actions", "commonTypes"].contains($0.name) } == true
                    ? error.adding(
                        "JSON formatted schema must specify a namespace. If you want to use the empty namespace, "
                            + "explicitly specify it with `{ \"\": {..} }`") : error
            }
        } catch {
            let first = text.first { !$0.isWhitespace }
            throw Diagnostics(
                first == nil || first == "{"
                    ? error : error.adding("this looks like a schema in the Cedar format, not in the JSON format"))
        }
    }
}

extension Diagnostic {
    fileprivate func adding(_ help: String) -> Diagnostic { Diagnostic(message, at: range, help: self.help ?? help) }
}
