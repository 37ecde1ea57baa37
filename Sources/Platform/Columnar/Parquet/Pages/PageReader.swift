/// Reads a column chunk's pages one after the other.
struct PageReader {
    private var window: AccessWindow
    private let codec: Codec
    private let leaf: ParquetLeaf
    private let limits: Limits

    init(_ source: any RandomAccess, _ chunk: ColumnMetadata, _ leaf: ParquetLeaf, limits: Limits, end: Int) throws {
        guard var start = Int(exactly: chunk.dataPageOffset), let size = Int(exactly: chunk.compressedSize), size >= 0,
            end >= 0
        else { throw ColumnarError.malformed("a column without a place") }
        if let offset = chunk.dictionaryPageOffset, offset > 0, offset < chunk.dataPageOffset { start = Int(offset) }
        guard start >= 4, start <= end else { throw ColumnarError.malformed("a column outside of the file") }
        // Some writers left the header of the dictionary out of the size.
        let slack = 100
        window = AccessWindow(source, from: start, to: size > end - start - slack ? end : start + size + slack)
        codec = try chunk.compression
        self.leaf = leaf
        self.limits = limits
    }

    /// The next page that holds something.
    mutating func next() throws -> Page {
        while true {
            let header = try header()
            guard header.compressedSize >= 0, header.uncompressedSize >= 0 else {
                throw ColumnarError.malformed("a page of a negative size")
            }
            guard header.compressedSize <= limits.page, header.uncompressedSize <= limits.page else {
                throw ColumnarError.limit("a page of more than \(limits.page) bytes")
            }
            let range = try window.take(Int(header.compressedSize))
            if let checksum = header.checksum, Inflation.crc32(window.bytes, range) != checksum {
                throw ColumnarError.malformed("a page whose checksum is wrong")
            }
            let page = try page(header, range)
            window.release()
            if let page { return page }
        }
    }

    private mutating func header() throws -> PageHeader {
        var size = 4_096
        while true {
            let range = try window.peek(size)
            guard !range.isEmpty else { throw ColumnarError.truncated("a column that is cut") }
            var thrift = ThriftCompact(ByteReader(window.bytes, range))
            do {
                let header = try PageHeader(&thrift)
                try window.skip(thrift.reader.position - range.lowerBound)
                return header
            } catch let error as ColumnarError where error.kind == .truncated {
                guard range.count == size else { throw error }
                guard size < limits.header else { throw ColumnarError.limit("a page's header of too many bytes") }
                size *= 4
            }
        }
    }

    /// Nil for a page of another kind, such as an index.
    private func page(_ header: PageHeader, _ range: Range<Int>) throws(ColumnarError) -> Page? {
        switch header.kind {
        case 0:
            guard let data = header.dataPage else { throw .malformed("a page without its header") }
            return .data(try dataPage(data, header, range))
        case 2:
            guard let dictionary = header.dictionaryPage else { throw .malformed("a page without its header") }
            let bytes = try decompress(range, to: Int(header.uncompressedSize), with: codec)
            guard bytes.count <= limits.dictionary else { throw .limit("a dictionary of too many bytes") }
            return .dictionary(bytes, count: Int(dictionary.valueCount))
        case 3:
            guard let data = header.dataPageV2 else { throw .malformed("a page without its header") }
            return .data(try dataPage(data, header, range))
        default: return nil
        }
    }

    private func dataPage(
        _ data: DataPageHeader, _ header: PageHeader, _ range: Range<Int>
    ) throws(ColumnarError) -> DataPage {
        let bytes = try decompress(range, to: Int(header.uncompressedSize), with: codec)
        var reader = ByteReader(bytes)
        let count = try valueCount(data.valueCount)
        let repetition = try levels(data.repetitionLevelEncoding, leaf.repetition, count, &reader)
        let definition = try levels(data.definitionLevelEncoding, leaf.definition, count, &reader)
        return DataPage(
            bytes: bytes, levelBytes: bytes, valueCount: count, encoding: try encoding(data.encoding),
            repetitionLevels: repetition,
            definitionLevels: definition, values: reader.position..<reader.end,
            areRepetitionLevelsBigEndian: data.repetitionLevelEncoding == Encoding.bitPacked.rawValue,
            areDefinitionLevelsBigEndian: data.definitionLevelEncoding == Encoding.bitPacked.rawValue)
    }

    private func levels(
        _ encoding: Int32, _ highest: Int, _ count: Int, _ reader: inout ByteReader
    ) throws(ColumnarError) -> Range<Int> {
        if highest == 0 { return 0..<0 }
        switch Encoding(rawValue: encoding) {
        case .rle:
            let size = Int(try reader.littleEndian32())
            return try reader.take(size)
        case .bitPacked: return try reader.take((count * ParquetLeaf.width(of: highest) + 7) / 8)
        default: throw .unsupported("levels in encoding \(encoding)")
        }
    }

    private func dataPage(
        _ data: DataPageHeaderV2, _ header: PageHeader, _ range: Range<Int>
    ) throws(ColumnarError) -> DataPage {
        let (repetition, definition) = (Int(data.repetitionLevelsSize), Int(data.definitionLevelsSize))
        guard repetition >= 0, definition >= 0, repetition + definition <= range.count,
            repetition + definition <= Int(header.uncompressedSize)
        else { throw .malformed("levels longer than their page") }
        let start = range.lowerBound + repetition + definition
        let codec = data.isCompressed && start < range.upperBound ? codec : .none
        let size = codec == .none ? range.upperBound - start : Int(header.uncompressedSize) - repetition - definition
        let bytes = try decompress(start..<range.upperBound, to: size, with: codec)
        return DataPage(
            bytes: bytes, levelBytes: Array(window.bytes[range.lowerBound..<start]),
            valueCount: try valueCount(data.valueCount), encoding: try encoding(data.encoding),
            repetitionLevels: 0..<repetition, definitionLevels: repetition..<repetition + definition,
            values: 0..<bytes.count)
    }

    private func decompress(_ range: Range<Int>, to size: Int, with codec: Codec) throws(ColumnarError) -> [UInt8] {
        let bytes = try codec.decompress(window.bytes, range, capacity: size)
        guard bytes.count == size else { throw .malformed("a page shorter than announced") }
        return bytes
    }

    private func valueCount(_ count: Int32) throws(ColumnarError) -> Int {
        guard count >= 0 else { throw .malformed("a page of a negative count") }
        return Int(count)
    }

    private func encoding(_ number: Int32) throws(ColumnarError) -> Encoding {
        guard let encoding = Encoding(rawValue: number) else { throw .unsupported("an encoding \(number)") }
        return encoding
    }
}

extension ParquetLeaf {
    /// Bits of a level.
    static func width(of highest: Int) -> Int { Int.bitWidth - max(0, highest).leadingZeroBitCount }
}
