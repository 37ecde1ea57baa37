/// Reads Parquet files (`parquet-format` 2.11).
public struct ParquetReader: ColumnarReader {
    public let leaves: [Leaf]
    public let recordCount: Int
    public let omission: String?
    private let source: any RandomAccess
    private let limits: Limits
    private let columns: [ParquetLeaf]
    private let metadata: FileMetadata
    /// Where the footer begins.
    private let dataEnd: Int

    /// Reads the footer.
    ///
    /// - Throws: `ColumnarError`, of kind `encrypted` where the footer is; and what the source throws.
    public init(_ source: any RandomAccess, limits: Limits = Limits()) throws {
        guard source.size >= 12 else { throw ColumnarError.truncated("a Parquet file without a footer") }
        let tail = try source.read(at: source.size - 8, count: 8)
        guard tail.count == 8 else { throw ColumnarError.truncated("a Parquet file without a footer") }
        if tail[4...].elementsEqual("PARE".utf8) { throw ColumnarError.encrypted("a Parquet footer that is encrypted") }
        guard tail[4...].elementsEqual("PAR1".utf8) else {
            throw ColumnarError.truncated("a Parquet file without a footer")
        }
        let length = Int(tail.littleEndian32(at: 0))
        guard length <= source.size - 12 else { throw ColumnarError.malformed("a footer longer than its file") }
        guard length <= limits.footer else { throw ColumnarError.limit("a footer of \(length) bytes") }
        dataEnd = source.size - 8 - length
        var thrift = ThriftCompact(ByteReader(try source.read(at: dataEnd, count: length)))
        metadata = try FileMetadata(&thrift, limits: limits)
        guard let recordCount = Int(exactly: metadata.rowCount), recordCount >= 0 else {
            throw ColumnarError.malformed("a negative number of rows")
        }
        self.recordCount = recordCount
        self.source = source
        self.limits = limits
        columns = try SchemaTree(metadata.schema, limits: limits).leaves
        leaves = columns.map(\.leaf)
        omission = try Self.encryptedColumns(of: metadata, count: columns.count)
    }

    private static func encryptedColumns(of metadata: FileMetadata, count: Int) throws -> String? {
        guard metadata.isEncrypted, var groups = metadata.rowGroupsInOrder(),
            let group = try groups.next(columnCount: count)
        else { return nil }
        let encrypted = group.columns.count { $0.isEncrypted }
        return encrypted == 0 ? nil : "\(encrypted) of \(count) columns are encrypted"
    }

    public func read(_ take: (consuming ValueBatch) throws -> Void) throws {
        try BatchWriter.batches(limits: limits, to: take) { try read(into: &$0) }
    }

    private func read(into writer: inout BatchWriter) throws {
        guard var groups = metadata.rowGroupsInOrder() else { return }
        var first = 0
        while let group = try groups.next(columnCount: columns.count) {
            // The file's own count is wrong in files of some old writers; the row groups' are not.
            guard let count = Int(exactly: group.rowCount), count <= Int.max - first else {
                throw ColumnarError.malformed("row groups of too many rows")
            }
            for (index, chunk) in group.columns.enumerated() where !chunk.isEncrypted {
                guard chunk.filePath == nil else { throw ColumnarError.unsupported("a column in another file") }
                guard let metadata = chunk.metadata else { throw ColumnarError.malformed("a column without metadata") }
                var reader = try ColumnChunkReader(
                    source, metadata, columns[index], index: index, rows: first..<first + count, limits: limits,
                    end: dataEnd)
                try reader.read(into: &writer)
            }
            first += count
        }
    }
}
