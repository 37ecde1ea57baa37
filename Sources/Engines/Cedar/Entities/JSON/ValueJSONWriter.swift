internal import Core

/// Writes values and entities as JSON that reads back without a schema.
struct ValueJSONWriter {
    var json = JSONWriter()

    mutating func value(_ value: Value) throws(Diagnostics) {
        switch value {
        case .bool(let value): json.boolean(value)
        case .long(let value): json.integer(value)
        case .string(let value): json.string(value.string)
        case .entity(let uid):
            json.object { json in
                json.name("__entity")
                json.reference(to: uid)
            }
        case .set(let set):
            json.beginArray()
            for element in set.elements { try self.value(element) }
            json.endArray()
        case .record(let members): try record(members)
        case .decimal(let value): json.call(.decimal, value.description)
        case .ip(let value): json.call(.ip, value.description)
        case .duration(let value): json.call(.duration, value.description)
        case .datetime(let value): json.datetime(value)
        }
    }

    mutating func record(_ members: [Text: Value]) throws(Diagnostics) {
        if let name = members.keys.lazy.filter(Self.isEscape).min() {
            throw Diagnostics(Diagnostic("record uses reserved key `\(name)`"))
        }
        try object(members)
    }

    /// Attributes and tags are not records: no name among them is an escape.
    private mutating func object(_ members: [Text: Value]) throws(Diagnostics) {
        json.beginObject()
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            json.name(name.string)
            try self.value(value)
        }
        json.endObject()
    }

    mutating func entity(_ entity: Entity, ancestors: Set<EntityUID>) throws(Diagnostics) {
        json.beginObject()
        json.name("uid")
        json.reference(to: entity.uid)
        json.name("attrs")
        try object(entity.attributes)
        json.name("parents")
        json.array { json in
            for ancestor in ancestors.sorted() { json.reference(to: ancestor) }
        }
        if !entity.tags.isEmpty {
            json.name("tags")
            try object(entity.tags)
        }
        json.endObject()
    }

    private static func isEscape(_ name: Text) -> Bool {
        name.string.utf8.first == UInt8(ascii: "_") && escapes.contains(name)
    }

    private static let escapes: Set<Text> = ["__entity", "__extn", "__expr"]
}

extension JSONWriter {
    mutating func reference(to uid: EntityUID) {
        object { json in
            json.member("type", uid.type.path)
            json.member("id", uid.id.string)
        }
    }

    fileprivate mutating func call(_ function: ExtensionFunction, _ argument: String) {
        object { json in
            json.name("__extn")
            json.object { json in
                json.member("fn", function.rawValue)
                json.member("arg", argument)
            }
        }
    }

    /// A datetime as its offset from the epoch (RFC 110): no text form reaches all of them.
    fileprivate mutating func datetime(_ value: Datetime) {
        object { json in
            json.name("__extn")
            json.object { json in
                json.member("fn", ExtensionFunction.offset.rawValue)
                json.name("args")
                json.array { json in
                    json.call(.datetime, "1970-01-01")
                    json.call(.duration, "\(value.milliseconds)ms")
                }
            }
        }
    }
}

extension Request {
    /// A context as JSON that ``context(json:schema:action:)`` reads again.
    public static func json(of context: [Text: Value]) throws(Diagnostics) -> String {
        var writer = ValueJSONWriter(json: JSONWriter(reserving: 256))
        try writer.record(context)
        return writer.json.text
    }
}
