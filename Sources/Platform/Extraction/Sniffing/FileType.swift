/// What a file turned out to be.
public struct FileType: Sendable, Hashable {
    public var format: FileFormat
    /// Such as `text/csv`, as Macie gives them where it knows the format.
    public var mediaType: String
    public var confidence: Confidence
    /// Of text; UTF-8 otherwise.
    public var encoding: TextEncoding
    /// Of `FileFormat.delimited` alone.
    public var dialect: DelimitedDialect?
    /// Lines of text end in carriage returns alone.
    public var endsLinesInReturns: Bool

    public init(
        _ format: FileFormat, _ mediaType: String, confidence: Confidence = .certain, encoding: TextEncoding = .utf8,
        dialect: DelimitedDialect? = nil, endsLinesInReturns: Bool = false
    ) {
        self.format = format
        self.mediaType = mediaType
        self.confidence = confidence
        self.encoding = encoding
        self.dialect = dialect
        self.endsLinesInReturns = endsLinesInReturns
    }

    /// From the weakest to the strongest.
    public enum Confidence: Int, Sendable, Comparable {
        /// Nothing speaks for anything else.
        case fallback
        /// The content allows it and the name says it.
        case name
        /// The content looks like it.
        case likely
        /// A magic number or a complete parse.
        case certain

        public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }
}
