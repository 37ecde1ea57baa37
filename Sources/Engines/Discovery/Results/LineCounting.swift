/// Counts lines and characters of UTF-8 eight bytes at a time.
enum LineCounting {
    static func lineFeeds(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        sum(bytes, range) { word in
            let other = word ^ 0x0A0A_0A0A_0A0A_0A0A
            // The high bit of a byte of `carry` is set when the byte's low seven bits are not all zero.
            let carry = (other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
            return ~(carry | other) & 0x8080_8080_8080_8080
        }
    }

    /// Unicode scalars that begin in a range: every byte but those that continue one.
    static func scalars(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        let continuing = sum(bytes, range) { word in word & ~(word << 1) & 0x8080_8080_8080_8080 }
        return range.count - continuing
    }

    static func lastLineFeed(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.upperBound
        while index > range.lowerBound {
            index -= 1
            if bytes[index] == 0x0A { return index }
        }
        return nil
    }

    /// - Parameter marks: Sets at most one bit in each byte of a word; how the bytes follow one another does not matter to it.
    @inline(__always)
    private static func sum(_ bytes: Span<UInt8>, _ range: Range<Int>, _ marks: (UInt64) -> UInt64) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        return bytes.withUnsafeBytes { raw in
            var count = 0
            var index = range.lowerBound
            while index + 8 <= range.upperBound {
                count += marks(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)).nonzeroBitCount
                index += 8
            }
            while index < range.upperBound {
                // The other bytes are zero, which mark nothing.
                count += marks(UInt64(raw[index])).nonzeroBitCount
                index += 1
            }
            return count
        }
    }
}

/// Says line and column of offsets that mostly ascend, and counts only what lies between them.
struct TextCursor {
    private let start: TextPosition
    private var offset = 0
    private var position: TextPosition

    init(start: TextPosition) {
        self.start = start
        position = start
    }

    mutating func position(of target: Int, in bytes: Span<UInt8>) -> TextPosition {
        let target = min(max(0, target), bytes.count)
        if target < offset { self = Self(start: start) }
        let stretch = offset..<target
        let lines = LineCounting.lineFeeds(in: bytes, stretch)
        if lines > 0, let last = LineCounting.lastLineFeed(in: bytes, stretch) {
            position.line += lines
            position.column = 1 + LineCounting.scalars(in: bytes, last + 1..<target)
        } else {
            position.column += LineCounting.scalars(in: bytes, stretch)
        }
        offset = target
        return position
    }
}
