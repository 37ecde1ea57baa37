/// Decodes numbers that are written as differences (`Encodings.md`, "Delta Encoding", `DELTA_BINARY_PACKED`).
struct DeltaDecoder {
    private var reader: ByteReader
    private let miniblockCount: Int
    private let miniblockSize: Int
    /// How many numbers are left.
    private(set) var remaining: Int
    private var value: Int64
    private var isFirst = true
    private var smallestDelta: Int64 = 0
    private var widths: Range<Int>
    private var inMiniblock = 0
    private var bit = 0
    private var width = 0

    /// - Parameter limit: How many numbers there may be.
    init(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) throws(ColumnarError) {
        reader = ByteReader(bytes, range)
        let blockSize = try reader.count()
        miniblockCount = try reader.count()
        remaining = try reader.count()
        value = try reader.zigzag()
        guard (1...1 << 20).contains(blockSize), (1...blockSize).contains(miniblockCount),
            blockSize % miniblockCount == 0, blockSize / miniblockCount % 8 == 0
        else { throw .malformed("differences in blocks of \(blockSize)") }
        guard remaining <= limit else { throw .malformed("\(remaining) differences for \(limit) values") }
        miniblockSize = blockSize / miniblockCount
        widths = 0..<0
    }

    /// Decodes `count` numbers to the beginning of `output`.
    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError) {
        guard count <= remaining else { throw .truncated("fewer differences than values") }
        var done = 0
        if isFirst, count > 0 {
            output[0] = value
            isFirst = false
            done = 1
        }
        while done < count {
            if inMiniblock == 0 { try beginMiniblock() }
            let taken = min(inMiniblock, count - done)
            let bytes = reader.bytes
            let span = bytes.span
            for place in done..<done + taken {
                let delta = Int64(bitPattern: BitPacking.number(span, bit: bit, width: width))
                value = value &+ smallestDelta &+ delta
                output[place] = value
                bit += width
            }
            inMiniblock -= taken
            done += taken
        }
        remaining -= count
    }

    private mutating func beginMiniblock() throws(ColumnarError) {
        if widths.isEmpty {
            smallestDelta = try reader.zigzag()
            widths = try reader.take(miniblockCount)
        }
        width = Int(reader.bytes[widths.lowerBound])
        widths.removeFirst()
        guard width <= 64 else { throw .malformed("differences of \(width) bits") }
        bit = try reader.take(miniblockSize / 8 * width).lowerBound * 8
        inMiniblock = miniblockSize
    }

    /// Where the numbers end in the bytes, without decoding them.
    func end() throws(ColumnarError) -> Int {
        var copy = self
        var left = remaining - 1
        while left > 0 {
            try copy.beginMiniblock()
            left -= miniblockSize
        }
        // The widths of unused miniblocks are there, read with the others.
        return copy.reader.position
    }
}
