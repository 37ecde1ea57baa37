/// What stands before a page (`parquet.thrift`, `PageHeader`). Sizes in bytes.
struct PageHeader: Sendable, Hashable {
    var kind: Int32 = 0
    var uncompressedSize: Int32 = 0
    var compressedSize: Int32 = 0
    /// CRC-32 of the page as it is stored.
    var checksum: UInt32?
    var dataPage: DataPageHeader?
    var dictionaryPage: DictionaryPageHeader?
    var dataPageV2: DataPageHeaderV2?
}

struct DataPageHeader: Sendable, Hashable {
    /// Nulls included.
    var valueCount: Int32 = 0
    var encoding: Int32 = 0
    var definitionLevelEncoding: Int32 = 3
    var repetitionLevelEncoding: Int32 = 3
}

struct DictionaryPageHeader: Sendable, Hashable {
    var valueCount: Int32 = 0
    var encoding: Int32 = 0
}

struct DataPageHeaderV2: Sendable, Hashable {
    /// Nulls included.
    var valueCount: Int32 = 0
    var encoding: Int32 = 0
    var definitionLevelsSize: Int32 = 0
    var repetitionLevelsSize: Int32 = 0
    var isCompressed = true
}

/// How values or levels are written (`parquet.thrift`, `Encoding`).
enum Encoding: Int32, Sendable, Hashable {
    case plain = 0
    case plainDictionary = 2
    case rle, bitPacked, deltaBinaryPacked, deltaLengthByteArray, deltaByteArray, rleDictionary, byteStreamSplit
}

extension PageHeader {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32): kind = try thrift.int32()
            case (2, .int32): uncompressedSize = try thrift.int32()
            case (3, .int32): compressedSize = try thrift.int32()
            case (4, .int32): checksum = UInt32(bitPattern: try thrift.int32())
            case (5, .structure): dataPage = try DataPageHeader(&thrift)
            case (7, .structure): dictionaryPage = try DictionaryPageHeader(&thrift)
            case (8, .structure): dataPageV2 = try DataPageHeaderV2(&thrift)
            default: try thrift.skip(field.type)
            }
        }
    }
}

extension DataPageHeader {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32): valueCount = try thrift.int32()
            case (2, .int32): encoding = try thrift.int32()
            case (3, .int32): definitionLevelEncoding = try thrift.int32()
            case (4, .int32): repetitionLevelEncoding = try thrift.int32()
            default: try thrift.skip(field.type)
            }
        }
    }
}

extension DictionaryPageHeader {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32): valueCount = try thrift.int32()
            case (2, .int32): encoding = try thrift.int32()
            default: try thrift.skip(field.type)
            }
        }
    }
}

extension DataPageHeaderV2 {
    init(_ thrift: inout ThriftCompact) throws(ColumnarError) {
        var last: Int16 = 0
        while let field = try thrift.field(after: &last) {
            switch (field.id, field.type) {
            case (1, .int32): valueCount = try thrift.int32()
            case (4, .int32): encoding = try thrift.int32()
            case (5, .int32): definitionLevelsSize = try thrift.int32()
            case (6, .int32): repetitionLevelsSize = try thrift.int32()
            case (7, .false): isCompressed = false
            default: try thrift.skip(field.type)
            }
        }
    }
}
