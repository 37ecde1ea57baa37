/// Decodes the values of a page one by one and writes them as text.
protocol ValueDecoder {
    /// Says how many values will be rendered next, 1,024 at most.
    mutating func prepare(_ count: Int) throws(ColumnarError)
    /// Writes the next value.
    ///
    /// - Returns: Whether there is one: bytes that are no text are none.
    mutating func render(into bytes: inout [UInt8]) throws(ColumnarError) -> Bool
    /// Renders all that was prepared, where `assembly` says that they belong.
    ///
    /// A requirement so that a stretch costs one dynamic call rather than each value.
    mutating func write(
        _ assembly: RecordAssembly, leaf: UInt32, positions: Int, into writer: inout BatchWriter
    ) throws
}

extension ValueDecoder {
    mutating func write(
        _ assembly: RecordAssembly, leaf: UInt32, positions: Int, into writer: inout BatchWriter
    ) throws {
        for place in 0..<assembly.records.count {
            let start = writer.batch.bytes.count
            guard try render(into: &writer.batch.bytes) else { continue }
            try writer.close(from: start, leaf: leaf, at: place, of: assembly, positions: positions)
        }
    }
}

enum ValueStretch {
    /// How many values are decoded at a time.
    static let count = 1_024
}

/// Booleans, numbers, and their text.
struct ScalarValues: ValueDecoder {
    private var decoder: any ScalarDecoder
    private let format: ValueFormat
    private var values = [Int64](repeating: 0, count: ValueStretch.count)
    private var next = 0
    private var end = 0

    init(_ decoder: any ScalarDecoder, format: ValueFormat) {
        self.decoder = decoder
        self.format = format
    }

    mutating func prepare(_ count: Int) throws(ColumnarError) {
        let count = min(count, values.count)
        try decoder.next(count, into: &values)
        next = 0
        end = count
    }

    mutating func render(into bytes: inout [UInt8]) throws(ColumnarError) -> Bool {
        guard next < end else { throw .truncated("fewer values than announced") }
        defer { next += 1 }
        return ValueText.append(values[next], as: format, to: &bytes)
    }
}

/// Decodes what fits into 64 bits.
protocol ScalarDecoder {
    /// Decodes `count` values to the beginning of `output`.
    mutating func next(_ count: Int, into output: inout [Int64]) throws(ColumnarError)
}

/// Strings, numbers of fixed length, and their text.
struct StringValues<Decoder: StringDecoder>: ValueDecoder {
    private var decoder: Decoder
    private let format: ValueFormat

    init(_ decoder: Decoder, format: ValueFormat) {
        self.decoder = decoder
        self.format = format
    }

    mutating func prepare(_ count: Int) throws(ColumnarError) {}

    mutating func render(into bytes: inout [UInt8]) throws(ColumnarError) -> Bool {
        let range = try decoder.next()
        return ValueText.append(decoder.bytes, range, as: format, to: &bytes)
    }
}

/// Decodes strings.
protocol StringDecoder {
    /// Where the ranges that `next` answers stand.
    var bytes: [UInt8] { get }
    mutating func next() throws(ColumnarError) -> Range<Int>
}
