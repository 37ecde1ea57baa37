/// Writes `Codable` structs into a `Document`. Members that are nil are left out, as AWS leaves them out.
package struct DocumentEncoder: Sendable {
    package init() {}

    package func encode(_ value: some Encodable) throws -> Document {
        try Self.box(value, path: [])
    }

    fileprivate static func box(_ value: any Encodable, path: [any CodingKey]) throws -> Document {
        switch value {
        case let time as Timestamp: return .timestamp(time)
        // Every empty array casts to one of bytes, so the type itself decides.
        case let bytes as [UInt8] where type(of: value) == [UInt8].self: return .blob(bytes)
        default:
            let writer = Writer(codingPath: path)
            try value.encode(to: writer)
            return writer.slot.document
        }
    }
}

/// Where one value is written to; containers outlive the call that made them, so they share it by reference.
private final class Slot {
    enum Content {
        case value(Document)
        case list([Slot])
        case structure([String: Slot])
    }
    var content: Content

    init(_ content: Content) { self.content = content }

    var document: Document {
        switch content {
        case .value(let document): document
        case .list(let slots): .list(slots.map(\.document))
        case .structure(let slots): .structure(slots.mapValues(\.document))
        }
    }

    func append(_ slot: Slot) {
        var slots: [Slot] = []
        if case .list(let before) = content { slots = before }
        content = .null  // so that the array is held once and grows in place
        slots.append(slot)
        content = .list(slots)
    }

    func set(_ name: String, _ slot: Slot) {
        var slots: [String: Slot] = [:]
        if case .structure(let before) = content { slots = before }
        content = .null
        slots[name] = slot
        content = .structure(slots)
    }
}

extension Slot.Content {
    fileprivate static var null: Self { .value(.null) }
}

private struct Writer: Encoder {
    let slot: Slot
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(slot: Slot = Slot(.structure([:])), codingPath: [any CodingKey]) {
        self.slot = slot
        self.codingPath = codingPath
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .structure = slot.content {} else { slot.content = .structure([:]) }
        return KeyedEncodingContainer(KeyedWriter(slot: slot, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.content = .list([])
        return ListWriter(slot: slot, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension Writer: SingleValueEncodingContainer {
    func encodeNil() throws { slot.content = .null }
    func encode(_ value: Bool) throws { slot.content = .value(.boolean(value)) }
    func encode(_ value: String) throws { slot.content = .value(.string(value)) }
    func encode(_ value: Double) throws { slot.content = .value(.double(value)) }
    func encode(_ value: Float) throws { slot.content = .value(.double(Double(value))) }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }
    func encode(_ value: some Encodable) throws {
        slot.content = .value(try DocumentEncoder.box(value, path: codingPath))
    }

    private func integer(_ value: some FixedWidthInteger) throws {
        guard let number = Int64(exactly: value) else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "Does not fit 64 signed bits"))
        }
        slot.content = .value(.integer(number))
    }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: Slot
    let codingPath: [any CodingKey]

    mutating func encodeNil(forKey key: Key) throws {}

    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
        slot.set(key.stringValue, Slot(.value(try DocumentEncoder.box(value, path: codingPath + [key]))))
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        writer(key).container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        writer(key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { Writer(slot: slot, codingPath: codingPath) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { writer(key) }

    private func writer(_ key: Key) -> Writer {
        let writer = Writer(codingPath: codingPath + [key])
        slot.set(key.stringValue, writer.slot)
        return writer
    }
}

private struct ListWriter: UnkeyedEncodingContainer {
    let slot: Slot
    let codingPath: [any CodingKey]

    var count: Int {
        if case .list(let slots) = slot.content { slots.count } else { 0 }
    }

    mutating func encodeNil() throws { slot.append(Slot(.null)) }

    mutating func encode(_ value: some Encodable) throws {
        slot.append(Slot(.value(try DocumentEncoder.box(value, path: codingPath))))
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        writer().container(keyedBy: keyType)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { writer().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { writer() }

    private func writer() -> Writer {
        let writer = Writer(codingPath: codingPath)
        slot.append(writer.slot)
        return writer
    }
}
