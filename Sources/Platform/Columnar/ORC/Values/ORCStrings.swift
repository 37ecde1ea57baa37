/// Strings, after one another, and their lengths.
struct ORCStrings: ORCValueDecoder {
    var lengths: IntegerRuns
    var data: ORCStream
    let format: ValueFormat
    /// How long one may be.
    let limit: Int

    mutating func render(into bytes: inout [UInt8]) throws -> Bool {
        let length = try lengths.next()
        guard length >= 0 else { throw ColumnarError.malformed("a negative length") }
        guard length <= limit else { throw ColumnarError.limit("a value of \(length) bytes") }
        let start = bytes.count
        try data.read(Int(length), into: &bytes)
        return ValueText.finish(&bytes, from: start, as: format)
    }
}

/// Strings by their place in the stripe's dictionary.
struct ORCDictionaryStrings: ORCValueDecoder {
    private var indices: IntegerRuns
    private var bytes: [UInt8] = []
    /// Where each value stands in `bytes`, and whether it is text.
    private var entries: [(end: UInt32, isValue: Bool)] = []

    init(_ leaf: ORCLeaf, _ streams: StripeStreams, size: Int, limits: Limits) throws {
        guard size <= limits.dictionaryValues else { throw ColumnarError.limit("a dictionary of \(size) values") }
        indices = streams.integers(leaf.column, .data, isSigned: false)
        var strings = ORCStrings(
            lengths: streams.integers(leaf.column, .length, isSigned: false),
            data: streams.stream(leaf.column, .dictionaryData), format: leaf.format, limit: limits.dictionary)
        for _ in 0..<size {
            let isValue = try strings.render(into: &bytes)
            guard bytes.count <= limits.dictionary else { throw ColumnarError.limit("a dictionary of too much text") }
            entries.append((UInt32(truncatingIfNeeded: bytes.count), isValue))
        }
    }

    mutating func render(into output: inout [UInt8]) throws -> Bool {
        guard let index = Int(exactly: try indices.next()), entries.indices.contains(index) else {
            throw ColumnarError.malformed("a value that the dictionary lacks")
        }
        guard entries[index].isValue else { return false }
        let start = index == 0 ? 0 : Int(entries[index - 1].end)
        output.append(contentsOf: bytes[start..<Int(entries[index].end)])
        return true
    }
}
