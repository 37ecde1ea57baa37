/// Writes Cedar schema text in the layout of the reference implementation: two spaces a level, a blank line between
/// declarations, common types before entity types before actions.
struct SchemaTextWriter {
    private(set) var text = ""

    mutating func document(_ document: SchemaDocument) {
        for (index, namespace) in document.namespaces.enumerated() {
            if index > 0 { text += "\n" }
            guard let name = namespace.name else {
                declarations(of: namespace, indent: "")
                continue
            }
            annotations(namespace.annotations, indent: "")
            text += "namespace \(name) {\n"
            declarations(of: namespace, indent: "  ")
            text += "}\n"
        }
    }

    private mutating func declarations(of namespace: SchemaDocument.Namespace, indent: String) {
        var isFirst = true
        func separate() {
            if !isFirst { text += "\n" }
            isFirst = false
        }
        for type in namespace.commonTypes {
            separate()
            annotations(type.annotations, indent: indent)
            text += "\(indent)type \(type.name) = "
            self.type(type.type, indent: indent)
            text += ";\n"
        }
        for type in namespace.entityTypes {
            separate()
            annotations(type.annotations, indent: indent)
            text += "\(indent)entity \(type.name)"
            entityType(type.kind, indent: indent)
            text += ";\n"
        }
        for action in namespace.actions {
            separate()
            annotations(action.annotations, indent: indent)
            text += "\(indent)action \(quoted(action.id))"
            self.action(action, indent: indent)
            text += ";\n"
        }
    }

    private mutating func entityType(_ kind: SchemaDocument.EntityType.Kind, indent: String) {
        switch kind {
        case .enumerated(let ids):
            text += " enum [\(ids.map(quoted).joined(separator: ", "))]"
        case .standard(let memberOf, let shape, let tags):
            if !memberOf.isEmpty {
                text += " in \(list(memberOf))"
            }
            if !shape.isEmptyRecord {
                text += " = "
                type(shape, indent: indent)
            }
            if let tags {
                text += " tags "
                type(tags, indent: indent)
            }
        }
    }

    private mutating func action(_ action: SchemaDocument.Action, indent: String) {
        if let groups = action.memberOf, !groups.isEmpty {
            let names = groups.map { $0.type == nil ? quoted($0.id) : $0.description }
            text += " in [\(names.joined(separator: ", "))]"
        }
        // An action without principals or resources applies to nothing, which text says by saying nothing.
        guard let appliesTo = action.appliesTo, !appliesTo.principals.isEmpty, !appliesTo.resources.isEmpty else {
            return
        }
        text += " appliesTo {\n"
        text += "\(indent)  principal: \(list(appliesTo.principals)),\n"
        text += "\(indent)  resource: \(list(appliesTo.resources)),\n"
        text += "\(indent)  context: "
        type(appliesTo.context, indent: indent + "  ")
        text += "\n\(indent)}"
    }

    private mutating func type(_ type: SchemaDocument.TypeExpression, indent: String) {
        switch type.kind {
        case .bool: text += "__cedar::Bool"
        case .long: text += "__cedar::Long"
        case .string: text += "__cedar::String"
        case .extension(let name): text += "__cedar::\(name)"
        case .entity(let name), .common(let name), .entityOrCommon(let name): text += name.path
        case .set(let element):
            text += "Set<"
            self.type(element, indent: indent)
            text += ">"
        case .record(let record):
            self.record(record, indent: indent)
        }
    }

    private mutating func record(_ record: SchemaDocument.Record, indent: String) {
        guard !record.attributes.isEmpty else {
            text += "{}"
            return
        }
        text += "{\n"
        for (index, attribute) in record.attributes.enumerated() {
            annotations(attribute.annotations, indent: indent + "  ")
            text += "\(indent)  \(name(attribute.name))\(attribute.isRequired ? "" : "?"): "
            type(attribute.type, indent: indent + "  ")
            text += index + 1 < record.attributes.count ? ",\n" : "\n"
        }
        text += "\(indent)}"
    }

    private mutating func annotations(_ annotations: [SchemaDocument.Annotation], indent: String) {
        for annotation in annotations {
            text += "\(indent)@\(annotation.key)"
            if let value = annotation.value {
                text += "(\(quoted(value)))"
            }
            text += "\n"
        }
    }

    private func list(_ names: [SchemaDocument.NameReference]) -> String {
        "[\(names.map(\.name.path).joined(separator: ", "))]"
    }

    private func quoted(_ text: Text) -> String { "\"\(text.string.escapedForCedar)\"" }

    private func name(_ name: Text) -> String {
        Identifier.isUsable(name.string[...].utf8) ? name.string : quoted(name)
    }
}
