/// A stretch of source text, in bytes of its UTF-8.
public struct SourceRange: Hashable, Sendable {
    public let start: Int
    public let end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
}

/// Source text that can say where a byte stands.
public struct SourceText: Sendable {
    public struct Position: Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// From 1, in Unicode scalars.
        public let column: Int
    }

    public let name: String?
    public let text: String

    public init(_ text: String, name: String? = nil) {
        self.text = text
        self.name = name
    }

    public func position(of offset: Int) -> Position {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return Position(line: line, column: column)
    }
}
