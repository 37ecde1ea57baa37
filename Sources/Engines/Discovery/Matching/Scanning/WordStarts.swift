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
        /// From which small letter on no match that starts with one goes on with two letters; past `z` for none.
        var firstSpared: UInt8 = 0x7B

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

    /// Of whatever.
    static let all = WordStarts(.all)

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    private let digits, upper, lower, underscore, other, high: UInt64
    private let firstSpared: UInt64

    init(_ kinds: Kinds) {
        let mask = { (isIn: Bool) in isIn ? UInt64.max : 0 }
        (digits, upper, lower) = (mask(kinds.digits), mask(kinds.upper), mask(kinds.lower))
        (underscore, other, high) = (mask(kinds.underscore), mask(kinds.other), mask(kinds.high))
        firstSpared = UInt64(kinds.firstSpared)
    }

    /// The high bit of every byte that is at least `low` and at most `top`; bytes must be below 0x80.
    @inline(__always)
    private static func within(_ low: UInt64, _ top: UInt64, _ bytes: UInt64) -> UInt64 {
        (bytes &+ (0x80 &- low) &* ones) & ~(bytes &+ (0x7F &- top) &* ones) & highs
    }

    /// - Parameter startsWord: whether nothing counts that stands before the range.
    @inline(__always)
    func places(
        in range: Range<Int>, startsWord: Bool = false, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Places {
        let before = range.lowerBound > 0 && !startsWord ? bytes[range.lowerBound &- 1] : 0x20
        return Places(
            starts: self, bytes: bytes, end: range.upperBound, next: range.lowerBound,
            carry: Neighbours.isASCIIWord(before) ? 0x80 : 0)
    }

    /// Gives places one by one, ascending. No sequence: its loops are the matcher's innermost.
    struct Places {
        private let starts: WordStarts
        private let bytes: UnsafeBufferPointer<UInt8>
        private let end: Int
        /// Where the next eight bytes begin, and whether a word's byte stands before them.
        private var nextEight: Int
        private var carry: UInt64
        /// Of the eight bytes at hand, the places left.
        private var left: UInt64 = 0

        @inline(__always)
        fileprivate init(
            starts: WordStarts, bytes: UnsafeBufferPointer<UInt8>, end: Int, next: Int, carry: UInt64
        ) {
            (self.starts, self.bytes, self.end, nextEight, self.carry) = (starts, bytes, end, next, carry)
        }

        /// The next place; -1 where there is none.
        @inline(__always)
        mutating func next() -> Int {
            while left == 0 {
                guard nextEight < end, let base = bytes.baseAddress else { return -1 }
                left = starts.starts(word(base), &carry)
                let count = end &- nextEight
                if count < 8 { left &= (1 << UInt64(count &* 8)) &- 1 }
                nextEight &+= 8
            }
            let place = nextEight &- 8 &+ left.trailingZeroBitCount >> 3
            left &= left &- 1
            return place
        }

        @inline(__always)
        private func word(_ base: UnsafePointer<UInt8>) -> UInt64 {
            guard nextEight &+ 8 > bytes.count else {
                return UInt64(littleEndian: UnsafeRawPointer(base + nextEight).loadUnaligned(as: UInt64.self))
            }
            var word: UInt64 = 0x2020_2020_2020_2020
            for offset in 0..<bytes.count &- nextEight {
                let shift = UInt64(offset &* 8)
                word = word & ~(0xFF << shift) | UInt64(base[nextEight &+ offset]) << shift
            }
            return word
        }
    }

    @inline(__always)
    fileprivate func starts(_ word: UInt64, _ carry: inout UInt64) -> UInt64 {
        let isHigh = word & Self.highs
        let low = word & ~Self.highs
        let isLetter = Self.within(0x61, 0x7A, low | 0x20 &* Self.ones) & ~isHigh
        let isDigit = Self.within(0x30, 0x39, low) & ~isHigh
        let isUnderscore = Self.within(0x5F, 0x5F, low) & ~isHigh
        let isWord = isDigit | isLetter | isUnderscore
        // A small letter has the bit that a capital lacks.
        let hasSmallBit = low &<< 2
        // What follows the last two bytes is not known here.
        let isSpared = Self.within(firstSpared, 0x7A, low) & ~isHigh & isLetter &>> 8 & isLetter &>> 16
        let wanted =
            isDigit & digits | isLetter & (hasSmallBit & lower | ~hasSmallBit & upper) | isUnderscore & underscore
            | isHigh & high | ~(isWord | isHigh) & Self.highs & other
        let starts = wanted & ~(isWord &<< 8 | carry | isSpared)
        carry = isWord &>> 56
        return starts
    }
}
