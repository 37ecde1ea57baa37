/// A set of bytes.
struct ByteSet: Hashable, Sendable {
    private(set) var words: SIMD4<UInt64> = .zero

    static let none = ByteSet()
    static let ascii = ByteSet(0x00...0x7F)
    static let digits = ByteSet(0x30...0x39)
    static let letters = ByteSet(0x41...0x5A).union(ByteSet(0x61...0x7A))
    /// `\w`: what a word boundary separates from everything else.
    static let word = digits.union(letters).union([0x5F])
    static let space = ByteSet(0x09...0x0D).union([0x20])

    init() {}

    init(_ range: ClosedRange<UInt8>) {
        for byte in range { insert(byte) }
    }

    init(_ byte: UInt8) { insert(byte) }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words |= other.words
        return result
    }

    func intersection(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words &= other.words
        return result
    }

    func subtracting(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words &= ~other.words
        return result
    }

    /// An ASCII letter's lower case; every other byte as it is.
    @inline(__always)
    static func lowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// With both cases of every ASCII letter that is in it.
    var caseless: ByteSet {
        var result = self
        for byte in bytes where ByteSet.letters.contains(byte) { result.insert(byte ^ 0x20) }
        return result
    }

    var isEmpty: Bool { words == .zero }
    var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }

    /// Its members, ascending.
    var bytes: [UInt8] {
        var result = [UInt8]()
        for place in 0..<4 {
            var word = words[place]
            while word != 0 {
                result.append(UInt8(place << 6 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return result
    }

    /// Its members as ascending ranges that do not touch.
    var ranges: [ClosedRange<UInt8>] {
        var result = [ClosedRange<UInt8>]()
        for byte in bytes {
            if let last = result.last, Int(last.upperBound) + 1 == Int(byte) {
                result[result.count - 1] = last.lowerBound...byte
            } else {
                result.append(byte...byte)
            }
        }
        return result
    }
}

extension ByteSet: ExpressibleByArrayLiteral {
    init(arrayLiteral bytes: UInt8...) {
        for byte in bytes { insert(byte) }
    }
}
