/// Reads a stretch of a source from front to back, a window at a time.
struct AccessWindow {
    private let source: any RandomAccess
    private let end: Int
    private(set) var position: Int
    private(set) var bytes: [UInt8] = []
    private var start: Int

    /// Bytes that are read at once when less is asked for.
    private static let readAhead = 128 << 10

    init(_ source: any RandomAccess, from start: Int, to end: Int) {
        self.source = source
        self.start = start
        self.end = min(end, source.size)
        position = start
    }

    /// Bytes up to the stretch's end.
    var remaining: Int { max(0, end - position) }

    /// Where the next `count` bytes are in `bytes`, fewer where the stretch ends.
    mutating func peek(_ count: Int) throws -> Range<Int> {
        let wanted = min(max(0, count), remaining)
        if position + wanted > start + bytes.count {
            let length = min(max(wanted, Self.readAhead), remaining)
            bytes = []
            bytes = try source.read(at: position, count: length)
            start = position
            guard bytes.count == length else { throw ColumnarError.truncated("a read past the end") }
        }
        return position - start..<position - start + wanted
    }

    /// Like `peek`, and moves past them.
    mutating func take(_ count: Int) throws -> Range<Int> {
        guard count >= 0, count <= remaining else { throw ColumnarError.truncated("data past the end of its column") }
        let range = try peek(count)
        position += count
        return range
    }

    /// Moves past bytes of the stretch.
    mutating func skip(_ count: Int) throws {
        guard count >= 0, count <= remaining else { throw ColumnarError.truncated("data past the end of its column") }
        position += count
        if position > start + bytes.count { release() }
    }

    /// Gives back what a large value or page took.
    mutating func release() {
        guard position - start >= Self.readAhead || position > start + bytes.count else { return }
        bytes = []
        start = position
    }
}
