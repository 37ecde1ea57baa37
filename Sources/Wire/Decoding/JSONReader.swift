import Core

/// Reads the body of awsJson and rest-json calls by the shapes of a model, in one pass.
struct JSONReader {
    private let service: ServiceModel
    private var cursor: JSONCursor
    /// Whether all that was read is as the model wants it. Where it is not, `Validator` finds out what is wrong.
    private(set) var isValid = true

    /// Reads a whole body.
    ///
    /// - Parameter body: an empty one is an empty object.
    static func read<Result>(
        _ body: [UInt8], of service: ServiceModel, _ read: (inout JSONReader) throws(DecodingFailure) -> Result
    ) throws(DecodingFailure) -> Result {
        try JSONCursor.read(body.isEmpty ? Array("{}".utf8) : body, orThrow: { .body($0.description) }) {
            cursor throws(DecodingFailure) in
            var reader = JSONReader(service: service, cursor: cursor)
            defer { cursor = reader.cursor }
            return try read(&reader)
        }
    }

    /// Few structures come with more members, however many their shapes have.
    private static let usual = 6

    /// A structure's members that stand in the body; unknown ones are passed over, as AWS passes them over.
    mutating func structure(_ shape: Shape) throws(DecodingFailure) -> [String: Document] {
        try expect(.object, "a structure")
        var members = [String: Document](minimumCapacity: min(shape.members.count, Self.usual))
        var required = 0
        var place = cursor.beginObject()
        while let name = try memberName(&place) {
            guard let member = shape.member(wireName: name), member.reference.location == .body else {
                _ = try node()
                continue
            }
            let document = try value(member.reference)
            // A null says that the member is not there; of two with one name the last counts.
            let before = members.updateValue(document, forKey: member.name)
            if document.isNull { members[member.name] = nil }
            if before != nil || document.isNull { isValid = false } else if member.isRequired { required += 1 }
        }
        if required < shape.requiredInBody { isValid = false }
        return members
    }

    mutating func value(_ reference: Reference) throws(DecodingFailure) -> Document {
        let shape = service.shape(reference)
        let value = try value(reference, shape)
        if shape.isConstrained, isValid, !ConstraintCheck(shape).broken(by: value).isEmpty { isValid = false }
        return value
    }

    private mutating func value(_ reference: Reference, _ shape: Shape) throws(DecodingFailure) -> Document {
        if try next() == .null {
            try grammatical { cursor throws(JSONError) in try cursor.null() }
            return .null
        }
        switch shape.kind {
        case .structure: return .structure(try structure(shape))
        case .list: return try list(shape)
        case .map: return try map(shape)
        case .document: return Self.document(try node())
        default: return try scalar(reference, shape.kind)
        }
    }

    private mutating func list(_ shape: Shape) throws(DecodingFailure) -> Document {
        try expect(.array, "a list")
        var elements: [Document] = []
        var place = cursor.beginArray()
        while try hasElement(&place) {
            guard let element = shape.element else {
                _ = try node()
                continue
            }
            let value = try value(element)
            if value.isNull { isValid = false }
            elements.append(value)
        }
        return .list(elements)
    }

    private mutating func map(_ shape: Shape) throws(DecodingFailure) -> Document {
        try expect(.object, "a map")
        let keys = shape.key.map { service.shape($0) }
        var entries: [String: Document] = [:]
        var place = cursor.beginObject()
        while let key = try memberName(&place) {
            guard let element = shape.element else {
                _ = try node()
                continue
            }
            // Two names that are but canonically equivalent are one key here: rather refused than one of them lost.
            if let index = entries.index(forKey: key), entries[index].key.utf8.elementsEqual(key.utf8) == false {
                throw .body("A map has two keys that differ only in how their characters are composed.")
            }
            if let keys, keys.isConstrained, !ConstraintCheck(keys).broken(by: .string(key)).isEmpty { isValid = false }
            let value = try value(element)
            if value.isNull { isValid = false }
            entries[key] = value
        }
        return .structure(entries)
    }

    private mutating func scalar(_ reference: Reference, _ kind: Shape.Kind) throws(DecodingFailure) -> Document {
        switch (kind, try next()) {
        case (.string, .string): return .string(try string())
        case (.boolean, .boolean): return .boolean(try boolean())
        case (.integer, .number):
            return .integer(try Self.integer(try number(), in: Int64(Int32.min)...Int64(Int32.max)))
        case (.long, .number): return .integer(try Self.integer(try number(), in: Int64.min...Int64.max))
        case (.float, .number), (.double, .number): return .double(Double(try number()) ?? .nan)
        case (.float, .string), (.double, .string):
            let text = try string()
            guard ["NaN", "Infinity", "-Infinity"].contains(text) else { throw Self.mismatch("STRING", kind) }
            return try ScalarReader.value(text, reference, kind, timestamps: .epoch)
        case (.blob, .string): return try ScalarReader.value(try string(), reference, kind, timestamps: .epoch)
        case (.timestamp, .number):
            guard let time = Double(try number()).flatMap({ Timestamp(epochSeconds: $0) }) else {
                throw Self.mismatch("NUMBER", kind)
            }
            return .timestamp(time)
        case (.timestamp, .string):
            return .timestamp(try ScalarReader.timestamp(try string(), reference.timestampFormat ?? .epoch))
        default: throw try mismatch(Self.title(kind))
        }
    }
}

// MARK: The text

extension JSONReader {
    private mutating func next() throws(DecodingFailure) -> JSONCursor.Kind {
        try grammatical { cursor throws(JSONError) in try cursor.next() }
    }

    private mutating func string() throws(DecodingFailure) -> String {
        try grammatical { cursor throws(JSONError) in try cursor.string() }
    }

    private mutating func number() throws(DecodingFailure) -> String {
        try grammatical { cursor throws(JSONError) in try cursor.number() }
    }

    private mutating func boolean() throws(DecodingFailure) -> Bool {
        try grammatical { cursor throws(JSONError) in try cursor.boolean() }
    }

    private mutating func node() throws(DecodingFailure) -> JSONNode {
        try grammatical { cursor throws(JSONError) in try cursor.node() }
    }

    private mutating func memberName(_ place: inout JSONCursor.Place) throws(DecodingFailure) -> String? {
        try grammatical { cursor throws(JSONError) in try cursor.memberName(&place) }
    }

    private mutating func hasElement(_ place: inout JSONCursor.Place) throws(DecodingFailure) -> Bool {
        try grammatical { cursor throws(JSONError) in try cursor.hasElement(&place) }
    }

    @inline(__always)
    private mutating func grammatical<Result>(
        _ step: (inout JSONCursor) throws(JSONError) -> Result
    ) throws(DecodingFailure) -> Result {
        do throws(JSONError) { return try step(&cursor) } catch { throw .body(error.description) }
    }

    private mutating func expect(_ kind: JSONCursor.Kind, _ name: String) throws(DecodingFailure) {
        if try next() != kind { throw try mismatch(name) }
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
}

// MARK: What is of another type

extension JSONReader {
    /// AWS's readers name what they found by its token and what they wanted by its type.
    private mutating func mismatch(_ expected: String) throws(DecodingFailure) -> DecodingFailure {
        switch try next() {
        case .array: return .type("Start of list found where not expected")
        case .object: return .type("Start of structure or map found where not expected.")
        case .null: return .type("Unexpected null")
        case .boolean:
            return .type("\(try boolean() ? "TRUE" : "FALSE")_VALUE can not be converted to \(expected)")
        case .number:
            _ = try number()
            return .type("NUMBER_VALUE can not be converted to \(expected)")
        case .string: return .type("STRING_VALUE can not be converted to \(expected)")
        }
    }

    private static func mismatch(_ token: String, _ kind: Shape.Kind) -> DecodingFailure {
        .type("\(token)_VALUE can not be converted to \(title(kind))")
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
