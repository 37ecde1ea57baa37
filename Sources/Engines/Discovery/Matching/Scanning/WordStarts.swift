/// Finds places that no word's byte stands before, eight bytes at a time.
struct WordStarts {
    /// What a match may start with.
    struct Kinds {
        var digits = false
        var upper = false
        var lower = false
        var underscore = false
        var other = false
        var high = false

        init(_ first: [Bool]) {
            for byte in 0..<256 where first[byte] {
                switch byte {
                case 0x30...0x39: digits = true
                case 0x41...0x5A: upper = true
                case 0x61...0x7A: lower = true
                case 0x5F: underscore = true
                case 0x80...: high = true
                default: other = true
                }
            }
        }

        static let all = Kinds([Bool](repeating: true, count: 256))
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    private let digits, upper, lower, underscore, other, high: UInt64

    init(_ kinds: Kinds) {
        let mask = { (isIn: Bool) in isIn ? UInt64.max : 0 }
        (digits, upper, lower) = (mask(kinds.digits), mask(kinds.upper), mask(kinds.lower))
        (underscore, other, high) = (mask(kinds.underscore), mask(kinds.other), mask(kinds.high))
    }

    /// The high bit of every byte that is at least `low` and at most `top`; bytes must be below 0x80.
    @inline(__always)
    private static func within(_ low: UInt64, _ top: UInt64, _ bytes: UInt64) -> UInt64 {
        (bytes &+ (0x80 &- low) &* ones) & ~(bytes &+ (0x7F &- top) &* ones) & highs
    }

    /// - Parameters:
    ///   - startsWord: whether nothing counts that stands before the range.
    ///   - body: takes a place, ascending.
    @inline(__always)
    func forEach(
        in range: Range<Int>, startsWord: Bool = false, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void
    ) {
        guard !range.isEmpty, let base = bytes.baseAddress else { return }
        var place = range.lowerBound
        let before = place > 0 && !startsWord ? bytes[place &- 1] : 0x20
        var carry: UInt64 = Neighbours.isASCIIWord(before) ? 0x80 : 0
        while place < range.upperBound {
            let left = range.upperBound &- place
            var word: UInt64
            if place &+ 8 <= bytes.count {
                word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
            } else {
                word = 0x2020_2020_2020_2020
                for offset in 0..<left {
                    let shift = UInt64(offset &* 8)
                    word = word & ~(0xFF << shift) | UInt64(base[place &+ offset]) << shift
                }
            }
            word = UInt64(littleEndian: word)
            var starts = self.starts(word, &carry)
            if left < 8 { starts &= (1 << UInt64(left &* 8)) &- 1 }
            while starts != 0 {
                body(place &+ starts.trailingZeroBitCount >> 3)
                starts &= starts &- 1
            }
            place &+= 8
        }
    }

    @inline(__always)
    private func starts(_ word: UInt64, _ carry: inout UInt64) -> UInt64 {
        let isHigh = word & Self.highs
        let low = word & ~Self.highs
        let isDigit = Self.within(0x30, 0x39, low) & ~isHigh
        let isUpper = Self.within(0x41, 0x5A, low) & ~isHigh
        let isLower = Self.within(0x61, 0x7A, low) & ~isHigh
        let isUnderscore = Self.within(0x5F, 0x5F, low) & ~isHigh
        let isWord = isDigit | isUpper | isLower | isUnderscore
        let wanted =
            isDigit & digits | isUpper & upper | isLower & lower | isUnderscore & underscore | isHigh & high
            | ~(isWord | isHigh) & Self.highs & other
        let starts = wanted & ~(isWord << 8 | carry)
        carry = isWord >> 56
        return starts
    }
}
