extension JSONWriter {
    /// A value as it was read: numbers as they were written, members in their order.
    package mutating func node(_ node: JSONNode) {
        switch node.value {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .number(let text): raw(text)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.node(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                name(member.name)
                self.node(member.value)
            }
            endObject()
        }
    }
}

extension JSONNode {
    /// The value as compact JSON text.
    package var json: String {
        var writer = JSONWriter()
        writer.node(self)
        return writer.text
    }
}
