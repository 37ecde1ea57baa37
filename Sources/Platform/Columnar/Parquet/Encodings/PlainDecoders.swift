/// Numbers of four or eight bytes, little-endian (`Encodings.md`, "Plain").
struct PlainScalars: ScalarDecoder {
    private var reader: ByteReader
    private let isWide: Bool

    init(_ bytes: [UInt8], _ range: Range<Int>, isWide: Bool) {
        reader = ByteReader(bytes, range)
        self.isWide = isWide
    }

    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError) {
        let start = try reader.take(count * (isWide ? 8 : 4)).lowerBound
        for place in 0..<count {
            output[place] =
                isWide
                ? Int64(bitPattern: reader.bytes.littleEndian64(at: start + place * 8))
                : Int64(Int32(bitPattern: reader.bytes.littleEndian32(at: start + place * 4)))
        }
    }
}

/// Booleans, a bit each.
struct PlainBooleans: ScalarDecoder {
    private let bytes: [UInt8]
    private var bit: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        bit = range.lowerBound * 8
        end = range.upperBound * 8
    }

    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError) {
        guard count <= end - bit else { throw .truncated("fewer booleans than announced") }
        for place in 0..<count {
            output[place] = Int64(bytes[bit >> 3] >> UInt8(bit & 7) & 1)
            bit += 1
        }
    }
}

/// Booleans in runs.
struct RunBooleans: ScalarDecoder {
    private var decoder: HybridDecoder
    private var buffer = [UInt32](repeating: 0, count: ValueStretch.count)

    init(_ bytes: [UInt8], _ range: Range<Int>) throws(ColumnarError) {
        var reader = ByteReader(bytes, range)
        let size = Int(try reader.littleEndian32())
        decoder = try HybridDecoder(bytes, try reader.take(size), width: 1)
    }

    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError) {
        try decoder.next(count, into: &buffer)
        for place in 0..<count { output[place] = Int64(buffer[place]) }
    }
}

/// Numbers as differences.
struct DeltaScalars: ScalarDecoder {
    private var decoder: DeltaDecoder
    private let isWide: Bool

    init(_ bytes: [UInt8], _ range: Range<Int>, isWide: Bool, limit: Int) throws(ColumnarError) {
        decoder = try DeltaDecoder(bytes, range, limit: limit)
        self.isWide = isWide
    }

    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError) {
        try decoder.next(count, into: &output)
        if isWide { return }
        for place in 0..<count { output[place] = Int64(Int32(truncatingIfNeeded: output[place])) }
    }
}

/// Strings after their lengths.
struct PlainStrings: StringDecoder {
    private var reader: ByteReader

    init(_ bytes: [UInt8], _ range: Range<Int>) { reader = ByteReader(bytes, range) }

    var bytes: [UInt8] { reader.bytes }

    mutating func next() throws(ColumnarError) -> Range<Int> {
        let length = Int(try reader.littleEndian32())
        return try reader.take(length)
    }
}

/// Values of one length.
struct FixedStrings: StringDecoder {
    private var reader: ByteReader
    private let length: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, length: Int) {
        reader = ByteReader(bytes, range)
        self.length = length
    }

    var bytes: [UInt8] { reader.bytes }

    mutating func next() throws(ColumnarError) -> Range<Int> { try reader.take(length) }
}
