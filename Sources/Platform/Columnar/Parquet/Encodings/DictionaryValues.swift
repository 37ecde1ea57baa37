/// A column chunk's dictionary as text, so that a value that occurs a million times is rendered once.
struct TextDictionary {
    private(set) var bytes: [UInt8] = []
    /// Where each value stands in `bytes`; from `absent` for bytes that are no text.
    private(set) var entries: [(start: UInt32, end: UInt32)] = []
    static let absent = UInt32.max

    /// Renders `count` values.
    init(_ decoder: any ValueDecoder, count: Int, limits: Limits) throws(ColumnarError) {
        guard count >= 0, count <= limits.dictionaryValues else { throw .limit("a dictionary of \(count) values") }
        var decoder = decoder
        var left = count
        while left > 0 {
            let taken = min(left, ValueStretch.count)
            try decoder.prepare(taken)
            for _ in 0..<taken {
                let start = UInt32(truncatingIfNeeded: bytes.count)
                let isValue = try decoder.render(into: &bytes)
                guard bytes.count <= limits.dictionary * 2 else { throw .limit("a dictionary of too much text") }
                entries.append((isValue ? start : Self.absent, UInt32(truncatingIfNeeded: bytes.count)))
            }
            left -= taken
        }
    }
}

/// Values by their place in a dictionary.
struct DictionaryValues: ValueDecoder {
    private let dictionary: TextDictionary
    private var decoder: HybridDecoder
    private var indices = [UInt32](repeating: 0, count: ValueStretch.count)
    private var next = 0
    private var end = 0

    init(_ bytes: [UInt8], _ range: Range<Int>, _ dictionary: TextDictionary) throws(ColumnarError) {
        var reader = ByteReader(bytes, range)
        // A page of nulls alone may have nothing here, not even the width.
        let width = reader.isAtEnd ? 0 : Int(try reader.byte())
        decoder = try HybridDecoder(bytes, reader.position..<reader.end, width: width)
        self.dictionary = dictionary
    }

    mutating func prepare(_ count: Int) throws(ColumnarError) {
        let count = min(count, indices.count)
        try decoder.next(count, into: &indices)
        next = 0
        end = count
    }

    mutating func render(into bytes: inout [UInt8]) throws(ColumnarError) -> Bool {
        guard next < end else { throw .truncated("fewer values than announced") }
        let index = Int(indices[next])
        next += 1
        guard index < dictionary.entries.count else { throw .malformed("a value that the dictionary lacks") }
        let entry = dictionary.entries[index]
        if entry.start == TextDictionary.absent { return false }
        bytes.append(contentsOf: dictionary.bytes[Int(entry.start)..<Int(entry.end)])
        return true
    }

    mutating func write(
        _ assembly: RecordAssembly, leaf: UInt32, positions: Int, into writer: inout BatchWriter
    ) throws {
        let entries = dictionary.entries
        let indices = indices
        guard assembly.records.count <= end else { throw ColumnarError.truncated("fewer values than announced") }
        try dictionary.bytes.withUnsafeBufferPointer { text in
            for place in 0..<assembly.records.count {
                let index = Int(indices[place])
                guard index < entries.count else { throw ColumnarError.malformed("a value that the dictionary lacks") }
                let entry = entries[index]
                if entry.start == TextDictionary.absent { continue }
                let start = writer.batch.bytes.count
                let range = Int(entry.start)..<Int(entry.end)
                writer.batch.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
                try writer.close(from: start, leaf: leaf, at: place, of: assembly, positions: positions)
            }
        }
    }
}
