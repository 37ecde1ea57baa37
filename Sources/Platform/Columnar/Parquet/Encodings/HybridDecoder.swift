/// Decodes runs of one number and bit-packed numbers, as levels and dictionary indices are written
/// (`Encodings.md`, "Run Length Encoding / Bit-Packing Hybrid").
struct HybridDecoder {
    private var reader: ByteReader
    private let width: Int
    private var runRemaining = 0
    private var runValue: UInt32 = 0
    private var packedRemaining = 0
    private var packedBit = 0

    /// - Parameter width: Of a number, in bits.
    init(_ bytes: [UInt8], _ range: Range<Int>, width: Int) throws(ColumnarError) {
        guard (0...32).contains(width) else { throw .malformed("numbers of \(width) bits") }
        reader = ByteReader(bytes, range)
        self.width = width
    }

    /// Decodes `count` numbers to the beginning of `output`.
    mutating func next(_ count: Int, into output: inout [UInt32]) throws(ColumnarError) {
        var done = 0
        while done < count {
            if runRemaining > 0 {
                let taken = min(runRemaining, count - done)
                for place in done..<done + taken { output[place] = runValue }
                runRemaining -= taken
                done += taken
            } else if packedRemaining > 0 {
                let taken = min(packedRemaining, count - done)
                let bytes = reader.bytes
                let span = bytes.span
                for place in done..<done + taken {
                    output[place] = UInt32(truncatingIfNeeded: BitPacking.number(span, bit: packedBit, width: width))
                    packedBit += width
                }
                packedRemaining -= taken
                done += taken
            } else {
                try readRun()
            }
        }
    }

    private mutating func readRun() throws(ColumnarError) {
        let header = try reader.varint()
        guard let count = Int32(exactly: header >> 1) else { throw .malformed("a run of \(header >> 1)") }
        if header & 1 == 0 {
            runValue = 0
            for place in 0..<(width + 7) / 8 { runValue |= UInt32(try reader.byte()) << UInt32(8 * place) }
            runRemaining = Int(count)
        } else {
            // Some writers leave out the end of the last group.
            let size = min(Int(count) * width, reader.remaining)
            packedBit = try reader.take(size).lowerBound * 8
            packedRemaining = width == 0 ? Int(count) * 8 : size * 8 / width
            guard packedRemaining > 0 || count == 0 else { throw .truncated("bit-packed numbers that are cut") }
        }
    }
}

/// Decodes levels as the first writers wrote them: bit-packed, the most significant bit first (`Encodings.md`, "Bit-packed
/// (Deprecated)").
struct BigEndianBitDecoder {
    private let bytes: [UInt8]
    private let width: Int
    private var bit: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, width: Int) {
        self.bytes = bytes
        self.width = width
        bit = range.lowerBound * 8
        end = range.upperBound * 8
    }

    mutating func next(_ count: Int, into output: inout [UInt32]) throws(ColumnarError) {
        guard count * width <= end - bit else { throw .truncated("levels that are cut") }
        for place in 0..<count {
            var value: UInt32 = 0
            for _ in 0..<width {
                value = value << 1 | UInt32(bytes[bit >> 3] >> UInt8(7 - bit & 7) & 1)
                bit += 1
            }
            output[place] = value
        }
    }
}
