/// A page, decompressed.
enum Page {
    /// Values, plain.
    case dictionary([UInt8], count: Int)
    case data(DataPage)
}

/// Levels and values of a stretch of a column.
struct DataPage {
    /// Where the values stand.
    var bytes: [UInt8]
    /// Where the levels stand: the same bytes in version 1.
    var levelBytes: [UInt8]
    /// Nulls and empty lists included.
    var valueCount: Int
    var encoding: Encoding
    /// In `levelBytes`; empty where a column has none.
    var repetitionLevels: Range<Int>
    var definitionLevels: Range<Int>
    /// In `bytes`.
    var values: Range<Int>
    /// Whether levels are written as the first writers wrote them.
    var areRepetitionLevelsBigEndian = false
    var areDefinitionLevelsBigEndian = false
}
