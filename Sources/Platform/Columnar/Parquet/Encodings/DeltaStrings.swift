/// Strings after the lengths of all of them (`DELTA_LENGTH_BYTE_ARRAY`).
struct DeltaLengthStrings: StringDecoder {
    private var lengths: BufferedDelta
    private var reader: ByteReader

    init(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) throws(ColumnarError) {
        let decoder = try DeltaDecoder(bytes, range, limit: limit)
        reader = ByteReader(bytes, try decoder.end()..<range.upperBound)
        lengths = BufferedDelta(decoder)
    }

    var bytes: [UInt8] { reader.bytes }

    mutating func next() throws(ColumnarError) -> Range<Int> {
        guard let length = Int(exactly: try lengths.next()) else { throw .malformed("a length that is none") }
        return try reader.take(length)
    }
}

/// Strings by what they share with the one before (`DELTA_BYTE_ARRAY`).
struct DeltaStrings: StringDecoder {
    private var prefixes: BufferedDelta
    private var suffixes: DeltaLengthStrings
    private(set) var bytes: [UInt8] = []
    private let length: Int?
    private let limit: Int

    /// - Parameters:
    ///   - length: What every value's must be; nil when they vary.
    ///   - valueLimit: How long one may be.
    init(
        _ bytes: [UInt8], _ range: Range<Int>, length: Int?, limit: Int, valueLimit: Int
    ) throws(ColumnarError) {
        let decoder = try DeltaDecoder(bytes, range, limit: limit)
        suffixes = try DeltaLengthStrings(bytes, try decoder.end()..<range.upperBound, limit: limit)
        prefixes = BufferedDelta(decoder)
        self.length = length
        self.limit = valueLimit
    }

    mutating func next() throws(ColumnarError) -> Range<Int> {
        let suffix = try suffixes.next()
        guard let prefix = Int(exactly: try prefixes.next()), prefix >= 0, prefix <= bytes.count else {
            throw .malformed("a prefix longer than the value before")
        }
        bytes.removeLast(bytes.count - prefix)
        bytes.append(contentsOf: suffixes.bytes[suffix])
        guard bytes.count <= limit else { throw .limit("a value of more than \(limit) bytes") }
        guard length == nil || length == bytes.count else { throw .malformed("a value of another length") }
        return 0..<bytes.count
    }
}

/// Hands out differences one by one.
struct BufferedDelta {
    private var decoder: DeltaDecoder
    private var buffer = [Int64](repeating: 0, count: 128)
    private var place = 0
    private var end = 0

    init(_ decoder: DeltaDecoder) { self.decoder = decoder }

    mutating func next() throws(ColumnarError) -> Int64 {
        if place == end {
            end = min(buffer.count, decoder.remaining)
            place = 0
            guard end > 0 else { throw .truncated("fewer lengths than values") }
            try decoder.next(end, into: &buffer)
        }
        defer { place += 1 }
        return buffer[place]
    }
}
