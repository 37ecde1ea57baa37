/// Reads a column chunk to batches.
struct ColumnChunkReader {
    private let leaf: ParquetLeaf
    private let index: UInt32
    private let chunk: ColumnMetadata
    private let rowCount: Int
    private let firstRecord: Int
    private let limits: Limits
    /// Nil for a column of nothing, which may have no place.
    private var pages: PageReader?
    private var assembly: RecordAssembly
    private var dictionary: TextDictionary?

    /// - Parameters:
    ///   - index: The leaf's, among the file's.
    ///   - end: Where the file's data end.
    init(
        _ source: any RandomAccess, _ chunk: ColumnMetadata, _ leaf: ParquetLeaf, index: Int, rows: Range<Int>,
        limits: Limits, end: Int
    ) throws {
        guard chunk.type == leaf.type else {
            throw ColumnarError.malformed("a column of another type than its schema's")
        }
        guard chunk.valueCount >= 0, leaf.repetition > 0 || chunk.valueCount == rows.count else {
            throw ColumnarError.malformed("a column of \(chunk.valueCount) values in \(rows.count) rows")
        }
        self.leaf = leaf
        self.index = UInt32(truncatingIfNeeded: index)
        self.chunk = chunk
        self.limits = limits
        rowCount = rows.count
        firstRecord = rows.lowerBound
        pages = chunk.valueCount == 0 ? nil : try PageReader(source, chunk, leaf, limits: limits, end: end)
        assembly = RecordAssembly(leaf, firstRecord: rows.lowerBound)
    }

    mutating func read(into writer: inout BatchWriter) throws {
        var left = Int(chunk.valueCount)
        while left > 0 {
            switch try pages?.next() {
            case nil: return
            case .dictionary(let bytes, let count):
                let decoder = try leaf.plainValues(bytes, 0..<bytes.count)
                dictionary = try TextDictionary(decoder, count: count, limits: limits)
            case .data(let page):
                guard page.valueCount <= left else { throw ColumnarError.malformed("more values than announced") }
                left -= page.valueCount
                try read(page, into: &writer)
            }
        }
        guard assembly.record == firstRecord + rowCount - 1 else {
            throw ColumnarError.malformed("a column of another number of records than its row group's")
        }
    }

    private mutating func read(_ page: DataPage, into writer: inout BatchWriter) throws {
        if leaf.format == .null, leaf.repetition == 0 { return try skip(page) }
        var repetitions = try LevelDecoder(
            page.levelBytes, page.repetitionLevels, highest: leaf.repetition,
            isBigEndian: page.areRepetitionLevelsBigEndian)
        var definitions = try LevelDecoder(
            page.levelBytes, page.definitionLevels, highest: leaf.definition,
            isBigEndian: page.areDefinitionLevelsBigEndian)
        var values: (any ValueDecoder)?
        var left = page.valueCount
        while left > 0 {
            let count = min(left, ValueStretch.count)
            left -= count
            try repetitions.next(count)
            try definitions.next(count)
            try assembly.take(count, repetitions.levels, definitions.levels)
            if assembly.records.isEmpty { continue }
            // Only now: a page without values may have nothing where they would begin.
            if values == nil { values = try leaf.values(page, dictionary: dictionary, limits: limits) }
            guard values != nil else { continue }
            try values?.prepare(assembly.records.count)
            try values?.write(assembly, leaf: index, positions: leaf.repetition, into: &writer)
        }
    }

    /// A column that is null throughout.
    private mutating func skip(_ page: DataPage) throws(ColumnarError) {
        var left = page.valueCount
        let none = [UInt32](repeating: 0, count: ValueStretch.count)
        while left > 0 {
            try assembly.take(min(left, ValueStretch.count), none, none)
            left -= min(left, ValueStretch.count)
        }
    }
}
