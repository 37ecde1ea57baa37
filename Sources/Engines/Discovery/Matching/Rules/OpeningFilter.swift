internal import CByteScan

/// Tells from the bytes around a place which of some groups can have a match that is looked for there, in one small table.
///
/// Patterns that are alike are a class, and a class is a bit. Each byte rules classes out by itself, wherever it stands among
/// the first twelve.
struct OpeningFilter: Sendable {
    /// How many bytes are looked at from a place on.
    static let length = 12
    private static let everyByte = ByteSet(0x00...0xFF)

    /// Of each byte, the classes that may have it before the place; then those that may have it there, and one, two, … later.
    let rows: [UInt16]
    /// The classes of which a match may end so many bytes after the place.
    let ends: [UInt16]
    /// The classes that need no byte before.
    let atStart: UInt16
    /// Of each group, its classes.
    let classesOfGroup: [UInt16]
    /// Of each strength, the classes with a pattern of it or of a greater one (see `CompiledPattern.Traits.strength`).
    let classesFrom: SIMD8<UInt16>

    init(_ groups: [PatternGroup]) {
        var rows = Rows(count: 1 + Self.length)
        var ends = [UInt16](repeating: 0, count: Self.length + 1)
        var atStart: UInt16 = 0
        var classesOfGroup = [UInt16](repeating: 0, count: groups.count)
        var classesFrom = SIMD8<UInt16>.zero
        var classing = Classing(groups)
        for (number, group) in groups.enumerated() {
            var reader = OpeningReader(group.automaton)
            for (place, pattern) in group.patterns.enumerated() {
                let bit = classing.bit(of: pattern, in: group)
                classesOfGroup[number] |= bit
                // A match begins before the place where it is looked for.
                let strength = pattern.traits.strength + (group.offset > 0 ? 1 : 0)
                for weaker in 0...strength { classesFrom[weaker] |= bit }
                // The byte before a match that is looked for at its start is the boundary's matter.
                if group.offset == 0 { atStart |= bit }
                let before =
                    group.offset > 0 ? pattern.expression.dropping(group.offset - 1).firstBytes : Self.everyByte
                let opening = reader.opening(of: place, skipping: group.offset, count: Self.length)
                for (row, set) in ([before] + opening.sets).enumerated() { rows.add(set, to: row, of: bit) }
                if let end = opening.end { for count in end...Self.length { ends[count] |= bit } }
            }
        }
        (self.rows, self.ends, self.atStart) = (rows.bits, ends, atStart)
        (self.classesOfGroup, self.classesFrom) = (classesOfGroup, classesFrom)
    }

    /// The first rows as `byte_scan_find` reads them. Halves of a byte tell less than the byte: what they let through is
    /// looked at again.
    var openings: byte_scan_openings {
        var openings = byte_scan_openings()
        withUnsafeMutableBytes(of: &openings) { tables in
            let places = BYTE_SCAN_ROWS
            for place in 0..<places {
                for byte in 0..<256 {
                    let classes = rows[(place + 1) << 8 + byte]
                    for (eight, bits) in [UInt8(truncatingIfNeeded: classes), UInt8(classes >> 8)].enumerated() {
                        let low = (place * 2 + eight) * 16
                        tables[low + byte & 15] |= bits
                        tables[places * 32 + low + byte >> 4] |= bits
                    }
                }
            }
        }
        return openings
    }

    /// Of each place and class, what a match may have there.
    private struct Rows {
        private var sets: [[ByteSet]]

        init(count: Int) {
            sets = Array(repeating: Array(repeating: .none, count: UInt16.bitWidth), count: count)
        }

        mutating func add(_ set: ByteSet, to row: Int, of bit: UInt16) {
            let number = bit.trailingZeroBitCount
            sets[row][number] = sets[row][number].union(set)
        }

        /// Of each place, and in it of each byte, the classes.
        var bits: [UInt16] {
            var bits = [UInt16](repeating: 0, count: sets.count << 8)
            for (row, sets) in sets.enumerated() {
                for (number, set) in sets.enumerated() {
                    for byte in set.bytes { bits[row << 8 + Int(byte)] |= 1 << UInt16(number) }
                }
            }
            return bits
        }
    }

    /// Which patterns are a class: those of one rule, or of one kind that has many, in one group. Past the last bit they
    /// share it.
    private struct Classing {
        private static let many = 4

        private let isLarge: Set<Kind>
        private var bits: [Key: UInt16] = [:]

        private struct Key: Hashable {
            var offset: Int
            var kind: Kind
            var rule: Int?
        }

        init(_ groups: [PatternGroup]) {
            var rules: [Kind: Set<Int>] = [:]
            for group in groups {
                for traits in group.traits { rules[traits.kind, default: []].insert(traits.rule) }
            }
            isLarge = Set(rules.filter { $0.value.count > Self.many }.keys)
        }

        mutating func bit(of pattern: CompiledPattern, in group: PatternGroup) -> UInt16 {
            let (kind, rule) = (pattern.traits.kind, pattern.traits.rule)
            let key = Key(offset: group.offset, kind: kind, rule: isLarge.contains(kind) ? nil : rule)
            if let bit = bits[key] { return bit }
            let bit = UInt16(1) << UInt16(min(bits.count, UInt16.bitWidth - 1))
            bits[key] = bit
            return bit
        }
    }
}
