/// A value of an AWS request or response, free of any protocol: what `Wire` decodes bytes into and encodes from, and
/// what operations read and return, mostly through `Codable` structs.
package enum Document: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case blob([UInt8])
    case timestamp(Timestamp)
    case list([Document])
    /// Members of a structure or entries of a map, by their names in the service model.
    case structure([String: Document])

    package static let empty = Document.structure([:])
}

extension Document {
    package subscript(_ member: String) -> Document? {
        guard case .structure(let members) = self else { return nil }
        return members[member]
    }

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    package var list: [Document]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    package var structure: [String: Document]? {
        if case .structure(let members) = self { members } else { nil }
    }

    package var blob: [UInt8]? {
        if case .blob(let bytes) = self { bytes } else { nil }
    }

    package var timestamp: Timestamp? {
        if case .timestamp(let time) = self { time } else { nil }
    }

    package var isNull: Bool {
        if case .null = self { true } else { false }
    }
}

extension Document: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(arrayLiteral elements: Document...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, Document)...) {
        self = .structure(Dictionary(elements) { $1 })
    }
}
