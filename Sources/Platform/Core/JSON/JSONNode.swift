/// One value of a JSON text with the place where it stands, so that errors can name it.
package struct JSONNode: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case null
        case boolean(Bool)
        /// The number exactly as written; nothing is rounded before the reader says what it wants.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// Members in the order of the text, duplicates included when the parser was asked to keep them.
        case object([JSONMember])
    }

    package let value: Value
    /// Offset in bytes of the value's first character.
    package let offset: Int
    /// Offset in bytes just past the value's last character.
    package let end: Int

    package init(_ value: Value, offset: Int, end: Int) {
        self.value = value
        self.offset = offset
        self.end = end
    }
}

package struct JSONMember: Sendable, Hashable {
    package let name: String
    /// Offset in bytes of the name's opening quote.
    package let offset: Int
    package let value: JSONNode

    package init(name: String, offset: Int, value: JSONNode) {
        self.name = name
        self.offset = offset
        self.value = value
    }
}

extension JSONNode {
    /// The last member of that name, as JavaScript and AWS read duplicates; nil when this is no object.
    package subscript(_ name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.name == name }?.value
    }

    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    package var array: [JSONNode]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    package var members: [JSONMember]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// What the value is, in the words of the JSON grammar, for error messages.
    package var kind: String {
        switch value {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
