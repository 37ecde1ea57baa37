internal import Core

/// Writes schema JSON with the members that the reference's translation writes, and leaves out what it leaves out.
struct SchemaJSONWriter {
    private var writer = JSONWriter()

    var text: String { writer.text }

    mutating func document(_ document: SchemaDocument) {
        writer.beginObject()
        for namespace in document.namespaces {
            writer.name(namespace.name?.path ?? "")
            self.namespace(namespace)
        }
        writer.endObject()
    }

    private mutating func namespace(_ namespace: SchemaDocument.Namespace) {
        writer.beginObject()
        if !namespace.commonTypes.isEmpty {
            writer.name("commonTypes")
            writer.beginObject()
            for type in namespace.commonTypes {
                writer.name(type.name)
                writer.beginObject()
                members(of: type.type)
                annotations(type.annotations)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.name("entityTypes")
        writer.beginObject()
        for type in namespace.entityTypes {
            writer.name(type.name)
            entityType(type)
        }
        writer.endObject()
        writer.name("actions")
        writer.beginObject()
        for action in namespace.actions {
            writer.name(action.id.string)
            self.action(action)
        }
        writer.endObject()
        annotations(namespace.annotations)
        writer.endObject()
    }

    private mutating func entityType(_ type: SchemaDocument.EntityType) {
        writer.beginObject()
        switch type.kind {
        case .enumerated(let ids):
            writer.name("enum")
            writer.array { writer in
                for id in ids { writer.string(id.string) }
            }
        case .standard(let memberOf, let shape, let tags):
            if !memberOf.isEmpty {
                names("memberOfTypes", memberOf)
            }
            if !shape.isEmptyRecord {
                self.type("shape", shape)
            }
            if let tags {
                self.type("tags", tags)
            }
        }
        annotations(type.annotations)
        writer.endObject()
    }

    private mutating func action(_ action: SchemaDocument.Action) {
        writer.beginObject()
        if let appliesTo = action.appliesTo {
            writer.name("appliesTo")
            writer.beginObject()
            names("resourceTypes", appliesTo.resources)
            names("principalTypes", appliesTo.principals)
            if !appliesTo.context.isEmptyRecord {
                type("context", appliesTo.context)
            }
            writer.endObject()
        }
        if let groups = action.memberOf {
            writer.name("memberOf")
            writer.array { writer in
                for group in groups {
                    writer.object { writer in
                        writer.member("id", group.id.string)
                        if let type = group.type { writer.member("type", type.path) }
                    }
                }
            }
        }
        annotations(action.annotations)
        writer.endObject()
    }

    private mutating func names(_ member: String, _ names: [SchemaDocument.NameReference]) {
        writer.name(member)
        writer.array { writer in
            for name in names { writer.string(name.name.path) }
        }
    }

    private mutating func type(_ member: String, _ type: SchemaDocument.TypeExpression) {
        writer.name(member)
        writer.beginObject()
        members(of: type)
        writer.endObject()
    }

    /// A type's members, which stand beside others in attributes and common types.
    private mutating func members(of type: SchemaDocument.TypeExpression) {
        switch type.kind {
        case .bool: writer.member("type", "Boolean")
        case .long: writer.member("type", "Long")
        case .string: writer.member("type", "String")
        case .common(let name): writer.member("type", name.path)
        case .entity(let name): named("Entity", name.path)
        case .entityOrCommon(let name): named("EntityOrCommon", name.path)
        case .extension(let name): named("Extension", name)
        case .set(let element):
            writer.member("type", "Set")
            self.type("element", element)
        case .record(let record):
            writer.member("type", "Record")
            writer.name("attributes")
            writer.beginObject()
            for attribute in record.attributes { self.attribute(attribute) }
            writer.endObject()
            if record.isOpen { writer.member("additionalAttributes", true) }
        }
    }

    private mutating func named(_ kind: String, _ name: String) {
        writer.member("type", kind)
        writer.member("name", name)
    }

    private mutating func attribute(_ attribute: SchemaDocument.Attribute) {
        writer.name(attribute.name.string)
        writer.beginObject()
        members(of: attribute.type)
        annotations(attribute.annotations)
        if !attribute.isRequired { writer.member("required", false) }
        writer.endObject()
    }

    /// An annotation without a value is written with an empty one, which means the same.
    private mutating func annotations(_ annotations: [SchemaDocument.Annotation]) {
        guard !annotations.isEmpty else { return }
        writer.name("annotations")
        writer.object { writer in
            for annotation in annotations { writer.member(annotation.key, annotation.value?.string ?? "") }
        }
    }
}

extension SchemaDocument {
    /// The schema as compact JSON: what the reference's `translate-schema` writes, members in the order of the document.
    public var json: String {
        var writer = SchemaJSONWriter()
        writer.document(self)
        return writer.text
    }
}
