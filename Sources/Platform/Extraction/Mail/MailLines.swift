/// The lines of a message, one after the other; a line that is too long to be held comes in pieces.
final class MailLines {
    private let source: ByteSource
    private(set) var buffer: [UInt8] = []
    private var place = 0
    private var isAtEnd = false
    /// The number of the line that comes next, 1 for the first.
    private(set) var line = 1
    /// What comes next begins a line.
    private(set) var isLineStart = true
    /// The line before was blank, or there was none.
    private(set) var followsBlankLine = true
    private let limit: Int

    private static let maximumLine = 1 << 16

    init(_ source: ByteSource, limit: Int) {
        self.source = source
        self.limit = limit
    }

    /// The source had more than the limit.
    private(set) var isOverLimit = false

    /// Where the next line, or piece of one, stands in `buffer`, its line end included; nil at the end. Does not move
    /// on.
    func peek() throws -> Range<Int>? {
        var from = place
        while true {
            if let end = buffer[from...].firstIndex(of: 0x0A) { return place..<end + 1 }
            if isAtEnd || buffer.count - place >= Self.maximumLine {
                return place == buffer.count ? nil : place..<buffer.count
            }
            from = buffer.count - place
            buffer.removeFirst(place)
            place = 0
            let wanted = min(1 << 17, limit - source.position)
            if try source.read(appendingTo: &buffer, upTo: wanted) == 0 {
                isAtEnd = true
                isOverLimit = try source.position >= limit && !source.peek(1).isEmpty
            }
        }
    }

    /// Moves past what `peek` gave.
    func advance(over range: Range<Int>) {
        place = range.upperBound
        let endsLine = buffer[place - 1] == 0x0A
        let isBlank = range.count == 1 || range.count == 2 && buffer[range.lowerBound] == 0x0D
        followsBlankLine = endsLine && isBlank && isLineStart
        isLineStart = endsLine
        if endsLine { line += 1 }
    }
}
