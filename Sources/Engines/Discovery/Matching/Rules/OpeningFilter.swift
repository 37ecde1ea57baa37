internal import CByteScan

/// Tells from the bytes around a place which of some groups can have a match that is looked for there, in one small table.
///
/// Patterns that are alike are a class, and a class is a bit. Each byte rules classes out by itself, wherever it stands among
/// the first twelve.
struct OpeningFilter: Sendable {
    /// How many bytes are looked at from a place on.
    static let length = BYTE_SCAN_AHEAD
    /// Where in `rows` the last row begins.
    static let twoBefore = (length + 1) << 8
    private static let everyByte = ByteSet(0x00...0xFF)

    /// Of each byte, the classes that may have it before the place; then those that may have it there, and one, two, … later;
    /// and last those that may have it two before the place.
    let rows: [UInt16]
    /// The classes of which a match may end so many bytes after the place.
    let ends: [UInt16]
    /// The classes that need no byte before, and those that need one at most.
    let atStart, atSecond: UInt16
    /// Of each group, its classes.
    let classesOfGroup: [UInt16]
    /// Of each strength, the classes with a pattern of it or of a greater one (see `CompiledPattern.Traits.strength`).
    let classesFrom: SIMD8<UInt16>

    init(_ groups: [PatternGroup]) {
        var rows = Rows(count: 2 + Self.length)
        var ends = [UInt16](repeating: 0, count: Self.length + 1)
        var (atStart, atSecond): (UInt16, UInt16) = (0, 0)
        var classesOfGroup = [UInt16](repeating: 0, count: groups.count)
        var classesFrom = SIMD8<UInt16>.zero
        var classing = Classing(groups)
        for (number, group) in groups.enumerated() {
            var reader = OpeningReader(group.automaton)
            for (place, pattern) in group.patterns.enumerated() {
                let bit = classing.bit(of: place, in: group)
                classesOfGroup[number] |= bit
                // A match begins before the place where it is looked for.
                let strength = pattern.traits.strength + (group.offset > 0 ? 1 : 0)
                for weaker in 0...strength { classesFrom[weaker] |= bit }
                // The byte before a match that is looked for at its start is the boundary's matter.
                if group.offset == 0 { atStart |= bit }
                if group.offset < 2 { atSecond |= bit }
                let before = (1...2).map { distance in
                    group.offset < distance
                        ? Self.everyByte : pattern.expression.dropping(group.offset - distance).firstBytes
                }
                let opening = reader.opening(of: place, skipping: group.offset, count: Self.length)
                for (row, set) in ([before[0]] + opening.sets + [before[1]]).enumerated() {
                    rows.add(set, to: row, of: bit)
                }
                if let end = opening.end { for count in end...Self.length { ends[count] |= bit } }
            }
        }
        (self.rows, self.ends) = (rows.bits, ends)
        (self.atStart, self.atSecond) = (atStart, atSecond)
        (self.classesOfGroup, self.classesFrom) = (classesOfGroup, classesFrom)
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
    /// share it. As far as bits are left, each pattern of a class is one of its own.
    private struct Classing {
        private static let many = 4

        private let isLarge: Set<Kind>
        private let isDivided: Set<Key>
        private var bits: [Key: UInt16] = [:]

        private struct Key: Hashable {
            var offset: Int
            var kind: Kind
            var rule: Int?
            /// Its place in the group.
            var pattern: Int?
        }

        init(_ groups: [PatternGroup]) {
            var rules: [Kind: Set<Int>] = [:]
            for group in groups {
                for traits in group.traits { rules[traits.kind, default: []].insert(traits.rule) }
            }
            isLarge = Set(rules.filter { $0.value.count > Self.many }.keys)
            var counts: [Key: Int] = [:]
            var keys = [Key]()
            for group in groups {
                for traits in group.traits {
                    let key = Self.key(of: traits, in: group, isLarge)
                    if counts[key] == nil { keys.append(key) }
                    counts[key, default: 0] += 1
                }
            }
            isDivided = Self.divided(keys.map { ($0, counts[$0] ?? 0) })
        }

        private static func key(
            of pattern: CompiledPattern.Traits, in group: PatternGroup, _ isLarge: Set<Kind>
        ) -> Key {
            Key(offset: group.offset, kind: pattern.kind, rule: isLarge.contains(pattern.kind) ? nil : pattern.rule)
        }

        /// The largest that there are bits for, before smaller ones.
        private static func divided(_ classes: [(key: Key, count: Int)]) -> Set<Key> {
            var divided: Set<Key> = []
            var used = classes.count
            for number in classes.indices.sorted(by: { (-classes[$0].count, $0) < (-classes[$1].count, $1) }) {
                guard used + classes[number].count - 1 <= UInt16.bitWidth else { continue }
                used += classes[number].count - 1
                divided.insert(classes[number].key)
            }
            return divided
        }

        mutating func bit(of pattern: Int, in group: PatternGroup) -> UInt16 {
            var key = Self.key(of: group.traits[pattern], in: group, isLarge)
            if isDivided.contains(key) { key.pattern = pattern }
            if let bit = bits[key] { return bit }
            let bit = UInt16(1) << UInt16(min(bits.count, UInt16.bitWidth - 1))
            bits[key] = bit
            return bit
        }
    }
}
