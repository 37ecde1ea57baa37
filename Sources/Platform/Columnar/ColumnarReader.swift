/// What the readers of Parquet and ORC have in common.
public protocol ColumnarReader {
    /// The columns that hold values, in the schema's order.
    var leaves: [Leaf] { get }
    /// As the footer states it.
    var recordCount: Int { get }
    /// Nil when all of the file can be read; what cannot, and why, otherwise (columns that are encrypted).
    var omission: String? { get }

    /// Reads all values, row group by row group (stripe by stripe) and within it column by column.
    ///
    /// - Throws: `ColumnarError`, after all batches that could be read; and what `take` and the source throw.
    func read(_ take: (consuming ValueBatch) throws -> Void) throws
}

/// Tells columnar files by their content.
public enum ColumnarFormat: Sendable, Hashable {
    case parquet, orc

    /// - Parameter head: The first four bytes of the file or more.
    public init?(head: some Collection<UInt8>) {
        if head.starts(with: Array("PAR1".utf8)) || head.starts(with: Array("PARE".utf8)) {
            self = .parquet
        } else if head.starts(with: Array("ORC".utf8)) {
            self = .orc
        } else {
            return nil
        }
    }

    /// Reads the footer.
    ///
    /// - Throws: `ColumnarError`, and what the source throws.
    public func reader(of source: any RandomAccess, limits: Limits = Limits()) throws -> any ColumnarReader {
        switch self {
        case .parquet: try ParquetReader(source, limits: limits)
        case .orc: try ORCReader(source, limits: limits)
        }
    }
}
