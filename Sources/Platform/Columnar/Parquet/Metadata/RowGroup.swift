/// Rows that are stored together, column by column (`parquet.thrift`, `RowGroup`).
struct RowGroup: Sendable, Hashable {
    var columns: [ColumnChunk] = []
    var rowCount: Int64 = 0
}

/// A column's part of a row group (`parquet.thrift`, `ColumnChunk`).
struct ColumnChunk: Sendable, Hashable {
    /// Another file that holds it; nil for this one.
    var filePath: String?
    var isEncrypted = false
    /// Nil when it is encrypted with a key of the column's own.
    var metadata: ColumnMetadata?
}

/// Where a column chunk is and how it is stored (`parquet.thrift`, `ColumnMetaData`). Sizes and offsets in bytes.
struct ColumnMetadata: Sendable, Hashable {
    var type = PhysicalType.boolean
    var codec: Int32 = 0
    /// Nulls and empty lists included.
    var valueCount: Int64 = 0
    var uncompressedSize: Int64 = 0
    var compressedSize: Int64 = 0
    var dataPageOffset: Int64 = 0
    var dictionaryPageOffset: Int64?
}

extension RowGroup {
    init(_ thrift: inout ThriftCompact, columnCount: Int) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .list):
                let (type, count) = try thrift.list()
                guard count == columnCount, type == .structure || count == 0 else {
                    throw .malformed("a row group of \(count) columns, not \(columnCount)")
                }
                columns = []
                for _ in 0..<count { columns.append(try ColumnChunk(&thrift)) }
            case (3, .int64): rowCount = try thrift.int64()
            default: try thrift.skip(field.type)
            }
        }
        guard columns.count == columnCount, rowCount >= 0 else { throw .malformed("a row group without its columns") }
    }
}

extension ColumnChunk {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .binary): filePath = try thrift.string()
            case (3, .structure): metadata = try ColumnMetadata(&thrift)
            case (8, .structure):
                isEncrypted = true
                try thrift.skip(field.type)
            default: try thrift.skip(field.type)
            }
        }
    }
}

extension ColumnMetadata {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32):
                guard let known = PhysicalType(rawValue: try thrift.int32()) else {
                    throw .malformed("a column of no known type")
                }
                type = known
            case (4, .int32): codec = try thrift.int32()
            case (5, .int64): valueCount = try thrift.int64()
            case (6, .int64): uncompressedSize = try thrift.int64()
            case (7, .int64): compressedSize = try thrift.int64()
            case (9, .int64): dataPageOffset = try thrift.int64()
            case (11, .int64): dictionaryPageOffset = try thrift.int64()
            default: try thrift.skip(field.type)
            }
        }
    }

    /// The codec (`parquet.thrift`, `CompressionCodec`).
    var compression: Codec {
        get throws(ColumnarError) {
            switch codec {
            case 0: .none
            case 1: .snappy
            case 2: .gzip
            case 4: .brotli
            case 5: .lz4Hadoop
            case 6: .zstandard
            case 7: .lz4
            case 3: throw .unsupported("LZO compression")
            default: throw .unsupported("a compression codec \(codec)")
            }
        }
    }
}
