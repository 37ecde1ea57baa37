/// A source's text as UTF-8.
struct TextStream {
    private let source: ByteSource
    private var transcoder: Transcoder
    private let limit: Int
    private let translatesReturns: Bool
    /// The source has no more.
    private(set) var isAtEnd = false
    /// The source had more than the limit; the stream ends there.
    private(set) var isOverLimit = false

    /// - Parameters:
    ///   - repairs: Whether invalid UTF-8 becomes U+FFFD.
    ///   - limit: How many bytes of the source are read.
    ///   - translatesReturns: Lines end in carriage returns alone, which become line feeds.
    init(
        _ source: ByteSource, encoding: TextEncoding, repairs: Bool, limit: Int, translatesReturns: Bool = false
    ) throws {
        self.source = source
        self.limit = limit
        self.translatesReturns = translatesReturns
        transcoder = Transcoder(encoding, repairs: repairs)
        let mark = encoding.mark
        if !mark.isEmpty, try source.peek(mark.count).elementsEqual(mark) {
            var skipped: [UInt8] = []
            try source.read(appendingTo: &skipped, upTo: mark.count)
        }
    }

    /// Appends about `count` bytes of text, fewer at the end alone.
    mutating func append(to text: inout [UInt8], about count: Int) throws {
        guard !isAtEnd else { return }
        let start = text.count
        let wanted = min(count, limit - source.position)
        if transcoder.isIdentity {
            if try source.read(appendingTo: &text, upTo: wanted) < count { try finish() }
        } else {
            var piece: [UInt8] = []
            if try source.read(appendingTo: &piece, upTo: wanted) < count { try finish() }
            transcoder.append(piece, isLast: isAtEnd, to: &text)
        }
        if translatesReturns {
            for place in start..<text.count where text[place] == 0x0D { text[place] = 0x0A }
        }
    }

    private mutating func finish() throws {
        isAtEnd = true
        isOverLimit = try source.position >= limit && !source.peek(1).isEmpty
    }
}
