/// Decodes Protocol Buffers, which ORC's metadata is written in.
struct Protobuf {
    private var reader: ByteReader

    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) { reader = ByteReader(bytes, range) }

    enum Value {
        case number(UInt64)
        /// Where a string, a message or packed numbers stand in `bytes`.
        case bytes(Range<Int>)

        /// A number that counts something; nil for anything else.
        var count: Int? {
            guard case .number(let number) = self else { return nil }
            return Int(exactly: number)
        }
    }

    var bytes: [UInt8] { reader.bytes }

    /// The next field; nil at the message's end.
    mutating func field() throws(ColumnarError) -> (id: UInt64, value: Value)? {
        if reader.isAtEnd { return nil }
        let tag = try reader.varint()
        switch tag & 7 {
        case 0: return (tag >> 3, .number(try reader.varint()))
        case 1:
            let range = try reader.take(8)
            return (tag >> 3, .number(reader.bytes.littleEndian64(at: range.lowerBound)))
        case 2:
            let count = try reader.count()
            return (tag >> 3, .bytes(try reader.take(count)))
        case 5: return (tag >> 3, .number(UInt64(try reader.littleEndian32())))
        default: throw .malformed("a Protocol Buffers field of a kind that there is none")
        }
    }

    func message(_ range: Range<Int>) -> Self { Self(reader.bytes, range) }

    func string(_ range: Range<Int>) -> String { String(decoding: reader.bytes[range], as: UTF8.self) }

    /// The numbers of a repeated field, packed or one alone.
    func numbers(_ value: Value) throws(ColumnarError) -> [UInt64] {
        switch value {
        case .number(let number): return [number]
        case .bytes(let range):
            var packed = ByteReader(reader.bytes, range)
            var numbers = [UInt64]()
            while !packed.isAtEnd { numbers.append(try packed.varint()) }
            return numbers
        }
    }
}
