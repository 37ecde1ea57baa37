/// How much of a file is read before it is given up, with Macie's quotas as defaults (Macie User Guide, supported formats and quotas). Sizes in bytes,
/// "GB" being 2³⁰.
public struct ReadingLimits: Sendable, Hashable {
    /// Text of every kind, CSV, JSON and mail: 20 GB.
    public var textSize = 20 << 30
    /// Avro, Parquet and ORC: 8 GB.
    public var columnarSize = 8 << 30
    /// A gzip, zip or other archive that is not a tar: 8 GB.
    public var archiveSize = 8 << 30
    /// 20 GB.
    public var tarSize = 20 << 30
    /// 1,024 MB.
    public var pdfSize = 1 << 30
    /// Word, Excel, PowerPoint, OpenDocument, RTF: 512 MB.
    public var officeSize = 512 << 20
    /// A database of SQLite. Macie reads none; as columnar files.
    public var databaseSize = 8 << 30

    /// Archives within archives: 10.
    public var archiveNesting = 10
    /// Files in an archive, those of archives within it included.
    public var archiveDocuments = 1_000_000
    /// What comes out of one file, all members taken together: 10 GB.
    public var extractedSize = 10 << 30
    /// What comes out of one member: 3 GB.
    public var extractedMemberSize = 3 << 30
    /// How many times its packed size an Office document may unpack to. Macie names a limit and no number.
    public var officeRatio = 100
    /// What an Office document may unpack to in all. Macie names a limit and no number.
    public var officeUncompressedSize = 3 << 30

    /// Objects and arrays within one another: 256.
    public var jsonNesting = 256
    /// Distinct paths of a document; past it values are still read, under one field without a name.
    public var fields = 100_000
    /// Columns of one row that keep their own number and name; the cells past it are read under the last.
    public var columns = 16_384
    /// Multiparts and messages within one another.
    public var mailNesting = 32
    /// Parts of one message, however nested.
    public var mailParts = 10_000
    /// Bytes of a header of mail or of a part that are looked at.
    public var mailHeaderSize = 1 << 20

    /// Bytes of text that a block holds, about.
    public var blockSize = 256 << 10
    /// Bytes that one record, row or cell may have before it is read as text.
    public var recordSize = 16 << 20
    /// Time for one file: 10 hours.
    public var time = Duration.seconds(36_000)
    /// When that time is over; nil until someone starts the clock.
    public var deadline: ContinuousClock.Instant?

    public init() {}

    /// The same limits with the clock started.
    public func started(at now: ContinuousClock.Instant = .now) -> Self {
        var limits = self
        limits.deadline = now + time
        return limits
    }

    /// Whether the time is over.
    public var isOver: Bool {
        guard let deadline else { return false }
        return ContinuousClock.now >= deadline
    }
}
