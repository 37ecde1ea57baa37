/// Decodes a page's levels.
struct LevelDecoder {
    private(set) var levels = [UInt32](repeating: 0, count: ValueStretch.count)
    private var hybrid: HybridDecoder?
    private var bigEndian: BigEndianBitDecoder?

    /// A decoder of nothing: its levels are 0.
    init() {}

    init(_ bytes: [UInt8], _ range: Range<Int>, highest: Int, isBigEndian: Bool) throws(ColumnarError) {
        let width = ParquetLeaf.width(of: highest)
        if width == 0 { return }
        if isBigEndian {
            bigEndian = BigEndianBitDecoder(bytes, range, width: width)
        } else {
            hybrid = try HybridDecoder(bytes, range, width: width)
        }
    }

    /// Decodes the next `count` levels to the beginning of `levels`.
    mutating func next(_ count: Int) throws(ColumnarError) {
        if hybrid != nil {
            try hybrid?.next(count, into: &levels)
        } else if bigEndian != nil {
            try bigEndian?.next(count, into: &levels)
        }
    }
}
