import Core

/// Reads the body of awsJson and rest-json calls.
struct JSONReader {
    let service: ServiceModel

    /// - Parameter body: an empty one is an empty object.
    static func parse(_ body: [UInt8]) throws(DecodingFailure) -> JSONNode {
        do throws(JSONError) {
            return try body.isEmpty ? JSONParser.parse("{}") : JSONParser.parse(body)
        } catch {
            throw .body(error.description)
        }
    }

    /// A structure's members that stand in the body; unknown ones are passed over, as AWS passes them over.
    func structure(_ node: JSONNode, _ shape: Shape) throws(DecodingFailure) -> [String: Document] {
        guard case .object(let nodes) = node.value else { throw Self.mismatch(node, "a structure") }
        var members = [String: Document](minimumCapacity: min(nodes.count, shape.members.count))
        for entry in nodes {
            guard let member = shape.member(wireName: entry.name), member.reference.location == .body else { continue }
            let document = try value(entry.value, member.reference)
            // A null says that the member is not there.
            members[member.name] = document.isNull ? nil : document
        }
        return members
    }

    func value(_ node: JSONNode, _ reference: Reference) throws(DecodingFailure) -> Document {
        if case .null = node.value { return .null }
        let shape = service.shape(reference)
        switch shape.kind {
        case .structure: return .structure(try structure(node, shape))
        case .list: return try list(node, shape)
        case .map: return try map(node, shape)
        case .document: return Self.document(node)
        default: return try scalar(node, reference, shape.kind)
        }
    }

    private func list(_ node: JSONNode, _ shape: Shape) throws(DecodingFailure) -> Document {
        guard case .array(let nodes) = node.value else { throw Self.mismatch(node, "a list") }
        guard let element = shape.element else { return .list([]) }
        var elements: [Document] = []
        elements.reserveCapacity(nodes.count)
        for node in nodes { elements.append(try value(node, element)) }
        return .list(elements)
    }

    private func map(_ node: JSONNode, _ shape: Shape) throws(DecodingFailure) -> Document {
        guard case .object(let nodes) = node.value else { throw Self.mismatch(node, "a map") }
        guard let element = shape.element else { return .empty }
        var entries = [String: Document](minimumCapacity: nodes.count)
        for node in nodes {
            // Two names that are but canonically equivalent are one key here: rather refused than one of them lost.
            if let index = entries.index(forKey: node.name),
                entries[index].key.utf8.elementsEqual(node.name.utf8) == false
            {
                throw .body("A map has two keys that differ only in how their characters are composed.")
            }
            entries[node.name] = try value(node.value, element)
        }
        return .structure(entries)
    }

    private func scalar(
        _ node: JSONNode, _ reference: Reference, _ kind: Shape.Kind
    ) throws(DecodingFailure) -> Document {
        switch (kind, node.value) {
        case (.string, .string(let text)): return .string(text)
        case (.boolean, .boolean(let value)): return .boolean(value)
        case (.integer, .number(let text)):
            return .integer(try Self.integer(text, in: Int64(Int32.min)...Int64(Int32.max)))
        case (.long, .number(let text)): return .integer(try Self.integer(text, in: Int64.min...Int64.max))
        case (.float, .number(let text)), (.double, .number(let text)): return .double(Double(text) ?? .nan)
        case (.float, .string(let text)) where ["NaN", "Infinity", "-Infinity"].contains(text),
            (.double, .string(let text)) where ["NaN", "Infinity", "-Infinity"].contains(text),
            (.blob, .string(let text)):
            return try ScalarReader.value(text, reference, kind, timestamps: .epoch)
        case (.timestamp, .number(let text)):
            guard let time = Double(text).flatMap({ Timestamp(epochSeconds: $0) }) else {
                throw Self.mismatch(node, "a Timestamp")
            }
            return .timestamp(time)
        case (.timestamp, .string(let text)):
            return .timestamp(try ScalarReader.timestamp(text, reference.timestampFormat ?? .epoch))
        default: throw Self.mismatch(node, Self.title(kind))
        }
    }

    /// A whole number; a fraction is cut off, as AWS's reader cuts it off.
    private static func integer(_ text: String, in range: ClosedRange<Int64>) throws(DecodingFailure) -> Int64 {
        if let value = Int64(text), range.contains(value) { return value }
        guard let value = Double(text), let whole = Int64(exactly: value.rounded(.towardZero)), range.contains(whole)
        else { throw .type("NUMBER_VALUE can not be converted to an Integer") }
        return whole
    }

    private static func document(_ node: JSONNode) -> Document {
        switch node.value {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .number(let text): Int64(text).map(Document.integer) ?? .double(Double(text) ?? .nan)
        case .string(let text): .string(text)
        case .array(let nodes): .list(nodes.map(document))
        case .object(let members): .structure(Dictionary(members.map { ($0.name, document($0.value)) }) { $1 })
        }
    }

    /// AWS's readers name what they found by its token and what they wanted by its type.
    private static func mismatch(_ node: JSONNode, _ expected: String) -> DecodingFailure {
        switch node.value {
        case .array: return .type("Start of list found where not expected")
        case .object: return .type("Start of structure or map found where not expected.")
        case .null: return .type("Unexpected null")
        case .boolean(let value): return .type("\(value ? "TRUE" : "FALSE")_VALUE can not be converted to \(expected)")
        case .number: return .type("NUMBER_VALUE can not be converted to \(expected)")
        case .string: return .type("STRING_VALUE can not be converted to \(expected)")
        }
    }

    private static func title(_ kind: Shape.Kind) -> String {
        switch kind {
        case .string: "a String"
        case .boolean: "a Boolean"
        case .integer: "an Integer"
        case .long: "a Long"
        case .float, .double: "a Double"
        case .blob: "a Blob"
        case .timestamp: "a Timestamp"
        case .structure, .list, .map, .document: "a structure"
        }
    }
}
