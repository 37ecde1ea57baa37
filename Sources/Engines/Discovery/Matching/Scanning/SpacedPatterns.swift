/// Patterns of a few bytes with a space in them, such as the gap within a name: they match at so many places that the pass
/// would be busy with them alone. They are found by their spaces, eight bytes at a time.
struct SpacedPatterns: Sendable {
    private struct Spaced: Sendable {
        var pattern: Int32
        var sets: [ByteSet]
        /// Where the space is in a match.
        var offset: Int
    }

    /// As many as a byte has bits.
    private static let limit = 8

    private var patterns: [Spaced] = []
    /// Of each byte, the patterns that may have it before their space, and after it.
    private var before = [UInt8](repeating: 0, count: 256)
    private var after = [UInt8](repeating: 0, count: 256)

    var isEmpty: Bool { patterns.isEmpty }

    /// Takes a pattern if it is one of bytes alone with a space between others; whether it was.
    mutating func add(_ expression: Expression, pattern: Int) -> Bool {
        guard patterns.count < Self.limit, let sets = expression.byteSets,
            let offset = sets.dropLast().dropFirst().firstIndex(of: [0x20])
        else { return false }
        let bit: UInt8 = 1 << UInt8(patterns.count)
        for byte in sets[offset - 1].bytes { before[Int(byte)] |= bit }
        for byte in sets[offset + 1].bytes { after[Int(byte)] |= bit }
        patterns.append(Spaced(pattern: Int32(truncatingIfNeeded: pattern), sets: sets, offset: offset))
        return true
    }

    /// Adds where they stand, ascending by the place of their spaces.
    func find(in bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [FixedHit]) {
        guard !isEmpty, let base = bytes.baseAddress, bytes.count > 2 else { return }
        let end = bytes.count - 1
        var place = 1
        before.withUnsafeBufferPointer { before in
            after.withUnsafeBufferPointer { after in
                while place < end {
                    var spaces: UInt64
                    if place &+ 8 <= end {
                        let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
                        spaces = Self.spaces(UInt64(littleEndian: word))
                    } else {
                        spaces = 0
                        for offset in 0..<end &- place where base[place &+ offset] == 0x20 {
                            spaces |= 0x80 << UInt64(offset &* 8)
                        }
                    }
                    while spaces != 0 {
                        let space = place &+ spaces.trailingZeroBitCount >> 3
                        spaces &= spaces &- 1
                        let found = before[Int(base[space &- 1])] & after[Int(base[space &+ 1])]
                        if found != 0 { check(found, at: space, bytes, &hits) }
                    }
                    place &+= 8
                }
            }
        }
    }

    /// The high bit of every byte that is a space.
    @inline(__always)
    private static func spaces(_ word: UInt64) -> UInt64 {
        let other = word ^ 0x2020_2020_2020_2020
        let carry = (other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
        return ~(carry | other) & 0x8080_8080_8080_8080
    }

    private func check(
        _ found: UInt8, at space: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [FixedHit]
    ) {
        var found = found
        while found != 0 {
            let spaced = patterns[found.trailingZeroBitCount]
            found &= found &- 1
            let start = space - spaced.offset
            let end = start + spaced.sets.count
            guard start >= 0, end <= bytes.count else { continue }
            if spaced.sets.indices.allSatisfy({ spaced.sets[$0].contains(bytes[start + $0]) }) {
                hits.append(
                    FixedHit(
                        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                        pattern: spaced.pattern))
            }
        }
    }
}

extension Expression {
    /// The sets of an expression that is a sequence of single bytes and at most 16 long; nil for all others.
    var byteSets: [ByteSet]? {
        guard let maximum = maximumLength, maximum == minimumLength, maximum <= 16 else { return nil }
        switch self {
        case .bytes(let set): return [set]
        case .sequence(let parts):
            var sets = [ByteSet]()
            for part in parts {
                guard let more = part.byteSets else { return nil }
                sets += more
            }
            return sets
        case .repeated(let part, let minimum, _):
            guard let once = part.byteSets else { return nil }
            return (0..<minimum).flatMap { _ in once }
        case .choice, .textStart, .textEnd, .wordBoundary: return nil
        }
    }
}
