extension Value {
    /// An expression of the language that gives this value, for messages: members of records in order, extension values
    /// by their constructors.
    public var cedarText: String { cedarText(limit: nil) }

    /// As ``cedarText``, with no more than that many elements or members of each set and record.
    func cedarText(limit: Int?) -> String {
        switch self {
        case .bool(let value): return String(value)
        case .long(let value): return String(value)
        case .string(let value): return "\"\(value.string.escapedForCedar)\""
        case .entity(let uid): return uid.description
        case .decimal(let value): return "decimal(\"\(value)\")"
        case .ip(let value): return "ip(\"\(value)\")"
        case .datetime(let value): return value.description
        case .duration(let value): return "duration(\"\(value)\")"
        case .set(let set):
            let elements = set.elements.prefix(limit ?? .max).map { $0.cedarText(limit: limit) }.map { Text($0) }
            let cut = elements.count < set.elements.count
            return "[\(elements.sorted().map(\.string).joined(separator: ", "))\(cut ? ", .. " : "")]"
        case .record(let members):
            let shown = members.keys.sorted().prefix(limit ?? .max)
            let texts = shown.map { key in
                "\"\(key.string.escapedForCedar)\": \(members[key]?.cedarText(limit: limit) ?? "")"
            }
            return "{\(texts.joined(separator: ", "))\(shown.count < members.count ? ", .. " : "")}"
        }
    }

    /// The value's type as error texts name it.
    var typeText: String {
        if case .entity(let uid) = self { "(entity of type `\(uid.type)`)" } else { type.rawValue }
    }
}

extension SchemaType: CustomStringConvertible {
    /// The type as error texts name it, members of records in order.
    public var description: String {
        switch self {
        case .bool: return "bool"
        case .long: return "long"
        case .string: return "string"
        case .entity(let name): return "`\(name)`"
        case .set(let element): return "[\(element)]"
        case .decimal: return "decimal"
        case .ip: return "ipaddr"
        case .datetime: return "datetime"
        case .duration: return "duration"
        case .record(let record):
            let members = record.attributes.sorted { $0.key < $1.key }.map { name, attribute in
                "\"\(name.string.escapedForCedar)\" => "
                    + "(\(attribute.isRequired ? "required" : "optional")) \(attribute.type)"
            }
            return "{ \(members.joined(separator: ", ")) }"
        }
    }
}
