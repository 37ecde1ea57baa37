internal import Core

extension SchemaJSONReader {
    func type(_ node: JSONNode, depth: Int = 0) throws(Diagnostic) -> SchemaDocument.TypeExpression {
        try type(node, besides: [], depth: depth).type
    }

    /// A type with what may stand beside its members: annotations, and `required` of an attribute.
    func type(
        _ node: JSONNode, besides: [String], depth: Int = 0
    ) throws(Diagnostic) -> (
        type: SchemaDocument.TypeExpression, annotations: [SchemaDocument.Annotation], isRequired: Bool
    ) {
        guard depth < SchemaDocument.maximumNesting else {
            throw Diagnostic("types are nested deeper than \(SchemaDocument.maximumNesting) levels", at: node.range)
        }
        let fields = try node.fields(
            ["type", "element", "attributes", "additionalAttributes", "name"] + besides,
            of: "builtin type or reference to type defined in commonTypes")
        let annotations = try annotations(fields["annotations"])
        let isRequired = try fields["required"].map { node throws(Diagnostic) in try boolean(node) } ?? true
        let nameNode = try node.required("type", in: fields)
        let kind = try kind(try nameNode.text(), at: nameNode, of: node, fields, besides: besides, depth: depth)
        return (SchemaDocument.TypeExpression(kind, place: SourcePlace(node.range)), annotations, isRequired)
    }

    private func kind(
        _ name: Text, at nameNode: JSONNode, of node: JSONNode, _ fields: [Text: JSONNode], besides: [String],
        depth: Int
    ) throws(Diagnostic) -> SchemaDocument.TypeExpression.Kind {
        func allow(_ allowed: [String]) throws(Diagnostic) {
            let possible = ["element", "attributes", "additionalAttributes", "name"]
            for field in possible where fields[Text(field)] != nil && !allowed.contains(field) {
                throw .unknownField(field, known: allowed, at: node.range)
            }
        }
        switch name.string {
        case "Set":
            try allow(["element"])
            return .set(try type(try node.required("element", in: fields), depth: depth + 1))
        case "Record":
            try allow(["attributes", "additionalAttributes"])
            return .record(try record(node, fields, depth: depth))
        case "Entity":
            try allow(["name"])
            return .entity(try self.name(try node.required("name", in: fields), "entity type"))
        case "EntityOrCommon":
            try allow(["name"])
            return .entityOrCommon(try self.name(try node.required("name", in: fields), "entity or common type"))
        case "Extension":
            try allow(["name"])
            let extensionName = try self.name(try node.required("name", in: fields), "extension type")
            guard extensionName.isUnqualified, !extensionName.isReserved else {
                throw Diagnostic("invalid extension type `\(extensionName)`", at: node.range)
            }
            return .extension(extensionName.path)
        default:
            try allow([])
            return try plain(name, at: nameNode)
        }
    }

    private func plain(_ name: Text, at node: JSONNode) throws(Diagnostic) -> SchemaDocument.TypeExpression.Kind {
        switch name.string {
        case "String": .string
        case "Long": .long
        case "Boolean": .bool
        default: .common(try self.name(node, "common type"))
        }
    }

    private func record(
        _ node: JSONNode, _ fields: [Text: JSONNode], depth: Int
    ) throws(Diagnostic) -> SchemaDocument.Record {
        var attributes: [SchemaDocument.Attribute] = []
        for member in try node.required("attributes", in: fields).object() {
            let (type, annotations, isRequired) = try type(
                member.value, besides: ["annotations", "required"], depth: depth + 1)
            attributes.append(
                SchemaDocument.Attribute(
                    name: Text(member.name), annotations: annotations, type: type, isRequired: isRequired,
                    place: SourcePlace(member.range)))
        }
        let isOpen = try fields["additionalAttributes"].map { node throws(Diagnostic) in try boolean(node) }
        return SchemaDocument.Record(attributes, isOpen: isOpen ?? false)
    }

    private func boolean(_ node: JSONNode) throws(Diagnostic) -> Bool {
        guard case .boolean(let value) = node.value else { throw node.invalidType(expected: "a boolean") }
        return value
    }
}
