/// Why a text is not JSON, and where.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    package let reason: String
    /// Offset in bytes of the first byte that does not fit.
    package let offset: Int

    package init(_ reason: String, offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "\(reason) at byte \(offset)" }
}

/// A line and a column, both counted from one; the column counts Unicode scalars, as editors do.
package struct TextPosition: Sendable, Hashable, CustomStringConvertible {
    package let line: Int
    package let column: Int

    /// The position of a byte offset in UTF-8 text. An offset past the end is the end.
    package init(of offset: Int, in text: some Sequence<UInt8>) {
        var line = 1
        var column = 1
        for (index, byte) in text.enumerated() {
            if index >= offset { break }
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }

    package var description: String { "line \(line), column \(column)" }
}
