import Core

/// Reads the body of rest-xml calls.
struct XMLReader {
    let service: ServiceModel

    /// A structure's members that stand in the body; unknown elements are passed over, as AWS passes them over.
    func structure(_ element: XMLElement, _ shape: Shape) throws(DecodingFailure) -> [String: Document] {
        var members: [String: Document] = [:]
        for child in element.children {
            guard let member = shape.member(elementName: child.name), member.reference.location == .body,
                !member.reference.isXMLAttribute
            else { continue }
            try read(child, member, into: &members)
        }
        for (name, text) in element.attributes {
            guard let member = shape.member(elementName: name), member.reference.isXMLAttribute else { continue }
            members[member.name] = try scalar(text, member.reference)
        }
        return members
    }

    /// Flattened lists and maps come as several elements of one name.
    private func read(
        _ element: XMLElement, _ member: Member, into members: inout [String: Document]
    ) throws(DecodingFailure) {
        let shape = service.shape(member.reference)
        guard member.reference.isFlattened else {
            members[member.name] = try value(element, member.reference)
            return
        }
        switch shape.kind {
        case .list:
            guard let reference = shape.element else { return }
            let value = try value(element, reference)
            guard case .list(var elements) = members.removeValue(forKey: member.name) else {
                members[member.name] = .list([value])
                return
            }
            elements.append(value)
            members[member.name] = .list(elements)
        case .map:
            var entries = members.removeValue(forKey: member.name)?.structure ?? [:]
            try entry(element, shape, into: &entries)
            members[member.name] = .structure(entries)
        default: members[member.name] = try value(element, member.reference)
        }
    }

    func value(_ element: XMLElement, _ reference: Reference) throws(DecodingFailure) -> Document {
        let shape = service.shape(reference)
        switch shape.kind {
        case .structure: return .structure(try structure(element, shape))
        case .list:
            guard let reference = shape.element else { return .list([]) }
            var elements: [Document] = []
            for child in element.children { elements.append(try value(child, reference)) }
            return .list(elements)
        case .map:
            var entries: [String: Document] = [:]
            for child in element.children { try entry(child, shape, into: &entries) }
            return .structure(entries)
        default:
            guard element.children.isEmpty else { throw .type("Unexpected element \(element.children[0].name)") }
            return try scalar(element.text, reference)
        }
    }

    private func entry(
        _ element: XMLElement, _ shape: Shape, into entries: inout [String: Document]
    ) throws(DecodingFailure) {
        guard let key = shape.key, let reference = shape.element else { return }
        let name = element.children.first { $0.name == key.elementName }?.text
        guard let name, let child = element.children.first(where: { $0.name == reference.elementName }) else {
            throw .type("Unexpected map entry termination")
        }
        entries[name] = try value(child, reference)
    }

    private func scalar(_ text: String, _ reference: Reference) throws(DecodingFailure) -> Document {
        let kind = service.shape(reference).kind
        if kind == .string { return .string(text) }
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined()
        return try ScalarReader.value(
            kind == .timestamp ? text : trimmed, reference, kind, timestamps: .iso8601)
    }
}
