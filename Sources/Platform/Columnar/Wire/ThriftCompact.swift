/// Decodes Thrift's compact protocol, which Parquet's metadata is written in.
///
/// The forms are those of the Apache Thrift specification "Thrift Compact Protocol".
struct ThriftCompact {
    private(set) var reader: ByteReader
    /// Structures within structures that are skipped.
    private static let nesting = 32

    init(_ reader: ByteReader) { self.reader = reader }

    struct Field {
        var id: Int16
        var type: ThriftType
    }

    /// The next field of a structure; nil at its end. `last` is the id of the field before, 0 at the start.
    mutating func field(after last: inout Int16) throws(ColumnarError) -> Field? {
        let head = try reader.byte()
        if head == 0 { return nil }
        guard let type = ThriftType(rawValue: head & 0x0F) else { throw .malformed("a Thrift type that there is none") }
        let delta = Int16(head >> 4)
        if delta == 0 {
            last = Int16(truncatingIfNeeded: try reader.zigzag())
        } else {
            last = last &+ delta
        }
        return Field(id: last, type: type)
    }

    /// The head of a list or a set. Each element takes a byte at least, so that no count exceeds what is there.
    mutating func list() throws(ColumnarError) -> (type: ThriftType, count: Int) {
        let head = try reader.byte()
        let count = head >> 4 == 15 ? try reader.count() : Int(head >> 4)
        // Some writers give a list of nothing no type.
        if count == 0 { return (.structure, 0) }
        guard let type = ThriftType(rawValue: head & 0x0F) else { throw .malformed("a Thrift type that there is none") }
        guard count <= reader.remaining else { throw .truncated("a list that is cut") }
        return (type, count)
    }

    mutating func byte() throws(ColumnarError) -> UInt8 { try reader.byte() }
    mutating func int32() throws(ColumnarError) -> Int32 { Int32(truncatingIfNeeded: try reader.zigzag()) }
    mutating func int64() throws(ColumnarError) -> Int64 { try reader.zigzag() }

    mutating func binary() throws(ColumnarError) -> ArraySlice<UInt8> {
        let count = try reader.count()
        return reader.bytes[try reader.take(count)]
    }

    mutating func string() throws(ColumnarError) -> String { String(decoding: try binary(), as: UTF8.self) }

    mutating func skip(_ type: ThriftType) throws(ColumnarError) { try skip(type, depth: 0, isElement: false) }

    private mutating func skip(_ type: ThriftType, depth: Int, isElement: Bool) throws(ColumnarError) {
        guard depth < Self.nesting else { throw .limit("structures nested too deeply") }
        switch type {
        // A field's boolean is in its type; an element's is a byte.
        case .true, .false: if isElement { _ = try reader.byte() }
        case .byte: _ = try reader.byte()
        case .int16, .int32, .int64: _ = try reader.varint()
        case .double: _ = try reader.take(8)
        case .binary: _ = try binary()
        case .uuid: _ = try reader.take(16)
        case .list, .set:
            let (element, count) = try list()
            for _ in 0..<count { try skip(element, depth: depth + 1, isElement: true) }
        case .map:
            let count = try reader.count()
            if count == 0 { return }
            let types = try reader.byte()
            guard let key = ThriftType(rawValue: types >> 4), let value = ThriftType(rawValue: types & 0x0F),
                count <= reader.remaining
            else { throw .malformed("a Thrift map that is none") }
            for _ in 0..<count {
                try skip(key, depth: depth + 1, isElement: true)
                try skip(value, depth: depth + 1, isElement: true)
            }
        case .structure:
            var last: Int16 = 0
            while let field = try field(after: &last) { try skip(field.type, depth: depth + 1, isElement: false) }
        }
    }
}

/// The types of the compact protocol.
enum ThriftType: UInt8 {
    case `true` = 1
    case `false`, byte, int16, int32, int64, double, binary, list, set, map, structure, uuid
}
