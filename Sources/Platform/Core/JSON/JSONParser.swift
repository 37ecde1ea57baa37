/// Reads JSON texts as trees that keep positions, exact numbers and, when asked, duplicates.
///
/// Foundation's reader rounds numbers, hides positions and merges duplicate names; policies and signed requests need
/// all three, and one reader serves both.
package enum JSONParser {
    package enum Duplicates: Sendable {
        case keep
        case reject
    }

    /// Deeper nesting than any AWS request or policy has, yet far from the stack's end.
    package static let defaultMaximumDepth = 128

    /// Reads exactly one JSON value, with white space around it.
    ///
    /// - Throws: `JSONError` for anything outside the grammar, invalid UTF-8, lone surrogates, nesting past
    ///   `maximumDepth`, and duplicate names when they are to be rejected.
    package static func parse(
        _ bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth, duplicates: Duplicates = .keep
    ) throws(JSONError) -> JSONNode {
        try JSONCursor.read(bytes, maximumDepth: maximumDepth, orThrow: { $0 }) { cursor throws(JSONError) in
            try cursor.node(duplicates)
        }
    }

    package static func parse(
        _ text: String, maximumDepth: Int = defaultMaximumDepth, duplicates: Duplicates = .keep
    ) throws(JSONError) -> JSONNode {
        try parse(Array(text.utf8), maximumDepth: maximumDepth, duplicates: duplicates)
    }
}

extension JSONCursor {
    /// The next value with all that is in it.
    package mutating func node(_ duplicates: JSONParser.Duplicates = .keep) throws(JSONError) -> JSONNode {
        let kind = try next()
        let start = offset
        let value: JSONNode.Value
        switch kind {
        case .object: value = .object(try members(duplicates))
        case .array: value = .array(try elements(duplicates))
        case .string: value = .string(try string())
        case .number: value = .number(try number())
        case .boolean: value = .boolean(try boolean())
        case .null:
            try null()
            value = .null
        }
        return JSONNode(value, offset: start, end: offset)
    }

    private mutating func members(_ duplicates: JSONParser.Duplicates) throws(JSONError) -> [JSONMember] {
        var members: [JSONMember] = []
        var names: Set<String> = []
        var place = beginObject()
        while let name = try memberName(&place) {
            if duplicates == .reject, !names.insert(name).inserted {
                throw JSONError("Duplicate member name \"\(name)\"", offset: place.offset)
            }
            members.append(JSONMember(name: name, offset: place.offset, value: try node(duplicates)))
        }
        return members
    }

    private mutating func elements(_ duplicates: JSONParser.Duplicates) throws(JSONError) -> [JSONNode] {
        var elements: [JSONNode] = []
        var place = beginArray()
        while try hasElement(&place) { elements.append(try node(duplicates)) }
        return elements
    }
}
