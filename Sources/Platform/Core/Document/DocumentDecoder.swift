/// Reads `Codable` structs from a `Document`; `Wire` has validated it against the model before.
///
/// `Timestamp` and byte arrays are taken whole, without going through their own coding.
package struct DocumentDecoder: Sendable {
    package init() {}

    package func decode<Value: Decodable>(_ type: Value.Type, from document: Document) throws -> Value {
        try Self.unbox(document, as: type, path: [])
    }

    fileprivate static func unbox<Value: Decodable>(
        _ document: Document, as type: Value.Type, path: [any CodingKey]
    ) throws -> Value {
        switch (document, type) {
        case (.timestamp(let time as Value), is Timestamp.Type): return time
        case (.blob(let bytes as Value), is [UInt8].Type): return bytes
        default: return try Value(from: Reader(document: document, codingPath: path))
        }
    }
}

private struct Reader: Decoder {
    let document: Document
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .structure(let members) = document else { throw mismatch("a structure") }
        return KeyedDecodingContainer(KeyedReader(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = document else { throw mismatch("a list") }
        return ListReader(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func mismatch(_ expected: String) -> DecodingError {
        .typeMismatch(
            Document.self, .init(codingPath: codingPath, debugDescription: "Expected \(expected), found \(document)"))
    }
}

extension Reader: SingleValueDecodingContainer {
    func decodeNil() -> Bool { document == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .boolean(let value) = document else { throw mismatch("a boolean") }
        return value
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let value) = document else { throw mismatch("a string") }
        return value
    }

    func decode(_ type: Double.Type) throws -> Double {
        switch document {
        case .double(let value): return value
        case .integer(let value): return Double(value)
        default: throw mismatch("a number")
        }
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try DocumentDecoder.unbox(document, as: type, path: codingPath)
    }

    private func integer<Number: FixedWidthInteger>() throws -> Number {
        guard case .integer(let value) = document, let number = Number(exactly: value) else {
            throw mismatch("an integer of \(Number.bitWidth) bits")
        }
        return number
    }
}

private struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: Document]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }
    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { members[key.stringValue].map { $0 == .null } ?? true }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try DocumentDecoder.unbox(try member(key), as: type, path: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try reader(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try reader(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { Reader(document: .structure(members), codingPath: codingPath) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try reader(key) }

    private func reader(_ key: Key) throws -> Reader {
        Reader(document: try member(key), codingPath: codingPath + [key])
    }

    private func member(_ key: Key) throws -> Document {
        guard let member = members[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "No such member"))
        }
        return member
    }
}

private struct ListReader: UnkeyedDecodingContainer {
    let elements: [Document]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, elements[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try DocumentDecoder.unbox(try next(), as: type, path: codingPath)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try reader().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try reader().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try reader() }

    private mutating func reader() throws -> Reader { Reader(document: try next(), codingPath: codingPath) }

    private mutating func next() throws -> Document {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Document.self, .init(codingPath: codingPath, debugDescription: "The list has ended"))
        }
        defer { currentIndex += 1 }
        return elements[currentIndex]
    }
}
