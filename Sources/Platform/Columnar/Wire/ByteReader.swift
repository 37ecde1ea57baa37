/// Reads bytes that are in memory, and never past their end.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var position: Int
    let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        position = range.lowerBound
        end = range.upperBound
    }

    var remaining: Int { end - position }
    var isAtEnd: Bool { position >= end }

    mutating func byte() throws(ColumnarError) -> UInt8 {
        guard position < end else { throw .truncated("a value that is cut") }
        defer { position += 1 }
        return bytes[position]
    }

    /// Moves past `count` bytes and says where they are in `bytes`.
    mutating func take(_ count: Int) throws(ColumnarError) -> Range<Int> {
        guard count >= 0, count <= remaining else { throw .truncated("a value that is cut") }
        defer { position += count }
        return position..<position + count
    }

    /// An unsigned LEB128 number of at most 64 bits.
    mutating func varint() throws(ColumnarError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw .malformed("a number of more than 64 bits") }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    mutating func zigzag() throws(ColumnarError) -> Int64 { Int64(zigzag: try varint()) }

    /// A number that counts something: refused when it does not fit into an `Int`.
    mutating func count() throws(ColumnarError) -> Int {
        guard let count = Int(exactly: try varint()) else { throw .malformed("a count of more than 63 bits") }
        return count
    }

    mutating func littleEndian32() throws(ColumnarError) -> UInt32 {
        let range = try take(4)
        return bytes.littleEndian32(at: range.lowerBound)
    }
}

extension Int64 {
    init(zigzag value: UInt64) { self = Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
}

extension [UInt8] {
    // Loaded unaligned: any bits are a number, and the bounds are checked.

    func littleEndian32(at place: Int) -> UInt32 {
        span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt32.self).littleEndian
    }

    func littleEndian64(at place: Int) -> UInt64 {
        span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
    }
}
