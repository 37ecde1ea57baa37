import Discovery

/// Cuts text that comes in pieces into blocks of free text, page by page where there are pages.
///
/// Which block is the last is `DocumentRelay`'s to say. Bytes are UTF-8.
struct TextBlocks {
    private var cutter: TextCutter
    private var isAtLineStart = true

    init(page: Int? = nil) { cutter = TextCutter(at: TextPosition(page: page), size: 256 << 10) }

    mutating func append(_ text: String, into sink: inout any DocumentSink) throws {
        try append(Array(text.utf8), into: &sink)
    }

    mutating func append(_ bytes: [UInt8], into sink: inout any DocumentSink) throws {
        guard let last = bytes.last else { return }
        isAtLineStart = last == 0x0A
        try cutter.take(bytes.span) { try sink.take($0) }
    }

    /// A line feed, unless the text is at the start of a line.
    mutating func endLine(into sink: inout any DocumentSink) throws {
        if !isAtLineStart { try append([0x0A], into: &sink) }
    }

    /// Ends the page; the next one begins at line 1.
    mutating func beginPage(_ page: Int, into sink: inout any DocumentSink) throws {
        try finish(into: &sink)
        self = TextBlocks(page: page)
    }

    /// Hands over what is left. A document without text has no block.
    mutating func finish(into sink: inout any DocumentSink) throws {
        try cutter.end(isLast: false) { try sink.take($0) }
    }
}
