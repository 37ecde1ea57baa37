/// How a file of rows and columns is written.
public struct DelimitedDialect: Sendable, Hashable {
    /// A byte of ASCII: comma, tab, semicolon or vertical bar.
    public var delimiter: UInt8
    /// Nil where quotes have no meaning.
    public var quote: UInt8?
    /// Whether the first row names the columns.
    public var hasHeader: Bool
    /// Lines before the first row that are none: comments, `sep=;`.
    public var preamble: Int

    public init(delimiter: UInt8, quote: UInt8? = 0x22, hasHeader: Bool = true, preamble: Int = 0) {
        self.delimiter = delimiter
        self.quote = quote
        self.hasHeader = hasHeader
        self.preamble = preamble
    }
}
