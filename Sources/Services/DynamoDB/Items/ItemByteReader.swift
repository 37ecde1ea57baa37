import Core
import ItemExpressions

/// Reads what `ItemByteWriter` wrote, as values or as the protocol's documents. The bytes were authenticated before, so
/// what does not fit is damage of ours.
struct ItemByteReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func map() throws -> [String: AttributeValue] {
        let count = try count()
        var attributes: [String: AttributeValue] = [:]
        attributes.reserveCapacity(count)
        for _ in 0..<count {
            let name = try text()
            attributes[name] = try value()
        }
        return attributes
    }

    mutating func documentMap() throws -> [String: Document] {
        let count = try count()
        var attributes: [String: Document] = [:]
        attributes.reserveCapacity(count)
        for _ in 0..<count {
            let name = try text()
            attributes[name] = try document()
        }
        return attributes
    }

    private mutating func value() throws -> AttributeValue {
        switch try tag() {
        case .string: .string(try text())
        case .number: .number(try number())
        case .binary: .binary(try binary())
        case .boolean: .boolean(try byte() != 0)
        case .null: .null
        case .list: .list(try list { try $0.value() })
        case .map: .map(try map())
        case .stringSet: .stringSet(Set(try list { try $0.text() }))
        case .numberSet: .numberSet(Set(try list { try $0.number() }))
        case .binarySet: .binarySet(Set(try list { try $0.binary() }))
        }
    }

    private mutating func document() throws -> Document {
        switch try tag() {
        case .string: ["S": .string(try text())]
        case .number: ["N": .string(try text())]
        case .binary: ["B": .blob(try binary())]
        case .boolean: ["BOOL": .boolean(try byte() != 0)]
        case .null: ["NULL": true]
        case .list: ["L": .list(try list { try $0.document() })]
        case .map: ["M": .structure(try documentMap())]
        case .stringSet: ["SS": .list(try list { .string(try $0.text()) })]
        case .numberSet: ["NS": .list(try list { .string(try $0.text()) })]
        case .binarySet: ["BS": .list(try list { .blob(try $0.binary()) })]
        }
    }

    private mutating func list<Element>(_ element: (inout Self) throws -> Element) throws -> [Element] {
        let count = try count()
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try element(&self)) }
        return elements
    }

    private mutating func tag() throws -> ItemCoding.Tag {
        guard let tag = ItemCoding.Tag(rawValue: try byte()) else { throw TableKey.damaged }
        return tag
    }

    private mutating func byte() throws -> UInt8 {
        guard position < bytes.count else { throw TableKey.damaged }
        defer { position += 1 }
        return bytes[position]
    }

    /// No more than there are bytes left, as every element takes one at least.
    private mutating func count() throws -> Int {
        var count: UInt = 0
        var shift: UInt = 0
        while true {
            let byte = try byte()
            count |= UInt(byte & 0x7F) << shift
            guard byte & 0x80 != 0 else { break }
            shift += 7
            guard shift < 35 else { throw TableKey.damaged }
        }
        guard count <= UInt(bytes.count - position) else { throw TableKey.damaged }
        return Int(count)
    }

    private mutating func piece() throws -> UnsafeRawBufferPointer.SubSequence {
        let count = try count()
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func text() throws -> String { String(decoding: try piece(), as: UTF8.self) }

    private mutating func binary() throws -> [UInt8] { Array(try piece()) }

    private mutating func number() throws -> Number {
        do { return try Number(try text()) } catch { throw TableKey.damaged }
    }
}
