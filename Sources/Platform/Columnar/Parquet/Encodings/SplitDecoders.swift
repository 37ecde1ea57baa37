/// Gathers values whose first bytes stand together, then their second ones, and so on (`BYTE_STREAM_SPLIT`).
struct SplitBytes {
    private let source: [UInt8]
    private let start: Int
    private let stride: Int
    private var index = 0
    private let length: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, length: Int) throws(ColumnarError) {
        guard length > 0, range.count % length == 0 else { throw .malformed("split bytes of no whole values") }
        source = bytes
        start = range.lowerBound
        stride = range.count / length
        self.length = length
    }

    mutating func next(into value: inout [UInt8]) throws(ColumnarError) {
        guard index < stride else { throw .truncated("fewer values than announced") }
        for place in 0..<length { value[place] = source[start + place * stride + index] }
        index += 1
    }
}

struct SplitScalars: ScalarDecoder {
    private var split: SplitBytes
    private let isWide: Bool
    private var value = [UInt8](repeating: 0, count: 8)

    init(_ bytes: [UInt8], _ range: Range<Int>, isWide: Bool) throws(ColumnarError) {
        split = try SplitBytes(bytes, range, length: isWide ? 8 : 4)
        self.isWide = isWide
    }

    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError) {
        for place in 0..<count {
            try split.next(into: &value)
            output[place] =
                isWide
                ? Int64(bitPattern: value.littleEndian64(at: 0)) : Int64(Int32(bitPattern: value.littleEndian32(at: 0)))
        }
    }
}

struct SplitStrings: StringDecoder {
    private var split: SplitBytes
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8], _ range: Range<Int>, length: Int) throws(ColumnarError) {
        // Before the value is made: a length that a schema announces is not to be believed.
        split = try SplitBytes(bytes, range, length: length)
        self.bytes = [UInt8](repeating: 0, count: min(length, range.count))
    }

    mutating func next() throws(ColumnarError) -> Range<Int> {
        try split.next(into: &bytes)
        return 0..<bytes.count
    }
}
