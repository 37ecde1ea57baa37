/// Reads a stream, decompressing it chunk by chunk.
///
/// A compressed stream is chunks, each after a header of three bytes: its length times two, plus one when it is stored as it is.
struct ORCStream {
    private var window: AccessWindow
    private let codec: Codec?
    private let blockSize: Int
    private var chunk: [UInt8] = []
    private var position = 0

    init(_ source: any RandomAccess, _ range: Range<Int>, codec: Codec?, blockSize: Int) {
        window = AccessWindow(source, from: range.lowerBound, to: range.upperBound)
        self.codec = codec
        self.blockSize = blockSize
    }

    /// A stream that is not there.
    static var empty: Self { Self(MemoryAccess([]), 0..<0, codec: nil, blockSize: 0) }

    @inline(__always)
    mutating func byte() throws -> UInt8 {
        if position >= chunk.count { try readChunk() }
        defer { position += 1 }
        return chunk[position]
    }

    /// Appends the next `count` bytes.
    mutating func read(_ count: Int, into output: inout [UInt8]) throws {
        var left = count
        while left > 0 {
            if position >= chunk.count { try readChunk() }
            let taken = min(left, chunk.count - position)
            output.append(contentsOf: chunk[position..<position + taken])
            position += taken
            left -= taken
        }
    }

    /// Appends the next chunk.
    ///
    /// - Returns: False at the end.
    mutating func readRest(into output: inout [UInt8]) throws -> Bool {
        if position >= chunk.count {
            guard window.remaining > 0 else { return false }
            try readChunk()
        }
        output.append(contentsOf: chunk[position...])
        position = chunk.count
        return true
    }

    mutating func varint() throws -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw ColumnarError.malformed("a number of more than 64 bits") }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    /// A signed number of at most 128 bits.
    mutating func wideZigzag() throws -> Int128 {
        var value: UInt128 = 0
        var shift: UInt128 = 0
        while true {
            let next = try byte()
            guard shift < 126 || next <= 3 else { throw ColumnarError.malformed("a number of more than 128 bits") }
            value |= UInt128(next & 0x7F) << shift
            if next < 0x80 { break }
            shift += 7
        }
        return Int128(truncatingIfNeeded: value >> 1) ^ -Int128(truncatingIfNeeded: value & 1)
    }

    /// `count` bytes, at most 8, the most significant first.
    mutating func bigEndian(_ count: Int) throws -> UInt64 {
        var value: UInt64 = 0
        for _ in 0..<count { value = value << 8 | UInt64(try byte()) }
        return value
    }

    /// Until a chunk that has bytes.
    private mutating func readChunk() throws {
        position = 0
        repeat {
            guard let codec else {
                let range = try window.take(min(64 << 10, window.remaining))
                guard !range.isEmpty else { throw ColumnarError.truncated("a stream that ends early") }
                chunk = Array(window.bytes[range])
                return
            }
            guard window.remaining > 0 else { throw ColumnarError.truncated("a stream that ends early") }
            let head = try window.take(3).lowerBound
            let number = Int(window.bytes[head]) | Int(window.bytes[head + 1]) << 8 | Int(window.bytes[head + 2]) << 16
            let range = try window.take(number >> 1)
            chunk = []
            chunk = try (number & 1 == 1 ? Codec.none : codec)
                .decompress(window.bytes, range, capacity: number & 1 == 1 ? range.count : blockSize)
            window.release()
        } while chunk.isEmpty
    }
}
