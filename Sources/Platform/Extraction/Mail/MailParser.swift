/// Walks through the parts of messages (RFC 2046), however nested, line by line.
final class MailParser {
    struct Part {
        /// As it stands; empty for what follows a multipart's end.
        var header: [UInt8]
        /// The line that the header begins on.
        var headerLine: Int
        /// The line that the body begins on.
        var bodyLine: Int
        var fields: MailHeader
        /// Of a mailbox, 1 for the first.
        var message: Int
        /// Within its message, 1 for the first.
        var number: Int
        /// Its body is text of the message itself: inline text, and what stands around the parts of a multipart.
        var isText: Bool
    }

    private enum State { case header, body, end }

    let lines: MailLines
    private let isMailbox: Bool
    private let limits: ReadingLimits
    private var boundaries: [[UInt8]] = []
    private var messages = 0
    /// Messages within the message that is read.
    private var depth = 0
    private var state = State.header
    private var parts = 0
    private var number = 0
    /// The next part has no header of its own.
    private var isEpilogue = false

    init(_ source: ByteSource, isMailbox: Bool, limits: ReadingLimits) {
        lines = MailLines(source, limit: limits.textSize)
        self.isMailbox = isMailbox
        self.limits = limits
        messages = isMailbox ? 0 : 1
    }

    /// The next part; passes over what is left of the one before.
    func nextPart() throws -> Part? {
        while state == .body { if try nextLine() == nil { break } }
        guard state == .header, try lines.peek() != nil else { return nil }
        parts += 1
        number += 1
        let headerLine = lines.line
        let header = isEpilogue ? [] : try readHeader()
        let fields = MailHeader(header)
        state = .body
        var isText = isEpilogue || fields.isInlineText
        isEpilogue = false
        if fields.isMultipart, boundaries.count < limits.mailNesting, let boundary = fields.boundary {
            boundaries.append(Array("--".utf8) + boundary)
            isText = true
        } else if fields.isMessage, fields.encoding == .identity, depth < limits.mailNesting {
            depth += 1
            state = .header
        } else if fields.mediaType.hasPrefix("multipart/") || header.isEmpty {
            isText = true
        }
        return Part(
            header: header, headerLine: headerLine, bodyLine: lines.line, fields: fields, message: messages,
            number: number, isText: isText)
    }

    /// The next line of the part's body, or a piece of one, in `lines.buffer`; nil at its end.
    func nextLine() throws -> Range<Int>? {
        guard state == .body else { return nil }
        guard let range = try lines.peek() else {
            state = .end
            return nil
        }
        if lines.isLineStart {
            if isDelimiter(range) || startsMessage(range) { return nil }
        }
        lines.advance(over: range)
        return range
    }

    private func readHeader() throws -> [UInt8] {
        var header: [UInt8] = []
        while let range = try lines.peek() {
            if lines.isLineStart {
                if isMailbox && header.isEmpty && number == 1 { messages = max(messages, 1) }
                if isDelimiter(range, moves: false) { return header }
                let isBlank = range.count == 1 || range.count == 2 && lines.buffer[range.lowerBound] == 0x0D
                if isBlank && lines.buffer[range.upperBound - 1] == 0x0A {
                    lines.advance(over: range)
                    return header
                }
            }
            guard header.count < limits.mailHeaderSize else { return header }
            header += lines.buffer[range]
            lines.advance(over: range)
        }
        return header
    }

    /// Whether the line ends the part; then moves past it, to the part or the text that follows.
    private func isDelimiter(_ range: Range<Int>, moves: Bool = true) -> Bool {
        let line = lines.buffer[range]
        guard line.starts(with: [0x2D, 0x2D]), parts < limits.mailParts else { return false }
        var index = boundaries.count - 1
        while index >= 0 {
            let boundary = boundaries[index]
            guard line.starts(with: boundary) else {
                index -= 1
                continue
            }
            var rest = line.dropFirst(boundary.count)
            let isClosing = rest.starts(with: [0x2D, 0x2D])
            if isClosing { rest = rest.dropFirst(2) }
            guard rest.allSatisfy({ $0 <= 0x20 }) else {
                index -= 1
                continue
            }
            guard moves else { return true }
            boundaries.removeLast(boundaries.count - index - (isClosing ? 0 : 1))
            isEpilogue = isClosing
            state = .header
            lines.advance(over: range)
            return true
        }
        return false
    }

    /// RFC 4155: a line that begins with `From ` after a blank one begins another message.
    private func startsMessage(_ range: Range<Int>) -> Bool {
        guard isMailbox, lines.followsBlankLine else { return false }
        let line = lines.buffer[range]
        guard line.starts(with: Array("From ".utf8)), line.contains(0x3A) else { return false }
        boundaries.removeAll()
        depth = 0
        number = 0
        parts = 0
        messages += 1
        isEpilogue = false
        state = .header
        return true
    }
}
