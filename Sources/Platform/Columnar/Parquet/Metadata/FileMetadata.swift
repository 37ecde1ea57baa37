/// A Parquet file's footer (`parquet.thrift`, `FileMetaData`).
struct FileMetadata {
    var version: Int32 = 1
    var schema: [SchemaElement] = []
    var rowCount: Int64 = 0
    var createdBy: String?
    var isEncrypted = false
    /// Row groups stay as they are stored until they are read: a wide file's are many times the footer once decoded.
    private(set) var rowGroupCount = 0
    private var rowGroups: ThriftCompact?
}

extension FileMetadata {
    init(_ thrift: inout ThriftCompact, limits: Limits) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32): version = try thrift.int32()
            case (2, .list):
                let (type, count) = try thrift.list()
                guard type == .structure, count <= limits.columns else { throw .limit("a schema of \(count) elements") }
                schema = []
                for _ in 0..<count { schema.append(try SchemaElement(&thrift)) }
            case (3, .int64): rowCount = try thrift.int64()
            case (4, .list):
                let (type, count) = try thrift.list()
                guard type == .structure || count == 0 else { throw .malformed("row groups that are none") }
                rowGroupCount = count
                rowGroups = thrift
                for _ in 0..<count { try thrift.skip(.structure) }
            case (6, .binary): createdBy = try thrift.string()
            case (8, .structure):
                isEncrypted = true
                try thrift.skip(field.type)
            default: try thrift.skip(field.type)
            }
        }
    }

    /// Decodes row groups one after the other.
    struct RowGroups {
        private var thrift: ThriftCompact
        private var remaining: Int

        fileprivate init(_ thrift: ThriftCompact, count: Int) {
            self.thrift = thrift
            remaining = count
        }

        /// - Parameter columnCount: How many columns it must have.
        mutating func next(columnCount: Int) throws(ColumnarError) -> RowGroup? {
            guard remaining > 0 else { return nil }
            remaining -= 1
            return try RowGroup(&thrift, columnCount: columnCount)
        }
    }

    func rowGroupsInOrder() -> RowGroups? { rowGroups.map { RowGroups($0, count: rowGroupCount) } }
}
