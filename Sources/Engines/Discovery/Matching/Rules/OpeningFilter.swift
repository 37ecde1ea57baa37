/// Tells from the bytes around a place which of some groups can have a match that is looked for there, in a few small tables.
///
/// Patterns that are alike are a class, and a class is a bit. Of the first four bytes the first two choose what the other two
/// may be, so that the answer is exact for all four together; each of the next bytes is asked about by itself.
struct OpeningFilter: Sendable {
    /// How many bytes are looked at from a place on.
    static let length = 12
    /// How many of them are looked at together.
    static let exact = 4
    private static let everyByte = ByteSet(0x00...0xFF)

    /// Of each byte, its class as the first, second, third and fourth.
    let classes: [UInt8]
    /// Of each pair of first and second classes, where in `sets` its table of third and fourth classes begins.
    let tableOfPair: [UInt32]
    let sets: [UInt16]
    let secondShift: Int
    let fourthShift: Int
    /// Of each byte, the classes that may have it before the place; then those that may have it there, and one, two, … later.
    let rows: [UInt16]
    /// The classes of which a match may end so many bytes after the place.
    let ends: [UInt16]
    /// The classes that need no byte before.
    let atStart: UInt16
    /// Of each group, its classes.
    let classesOfGroup: [UInt16]

    init(_ groups: [PatternGroup]) {
        var rows = Rows(count: 1 + Self.length)
        var ends = [UInt16](repeating: 0, count: Self.length + 1)
        var atStart: UInt16 = 0
        var ways: [[ByteSet]: UInt16] = [:]
        var classesOfGroup = [UInt16](repeating: 0, count: groups.count)
        var classing = Classing(groups)
        for (number, group) in groups.enumerated() {
            var reader = OpeningReader(group.automaton)
            for (place, pattern) in group.patterns.enumerated() {
                let bit = classing.bit(of: pattern, in: group)
                classesOfGroup[number] |= bit
                // The byte before a match that is looked for at its start is the boundary's matter.
                if group.offset == 0 { atStart |= bit }
                let before =
                    group.offset > 0 ? pattern.expression.dropping(group.offset - 1).firstBytes : Self.everyByte
                let opening = reader.opening(of: place, skipping: group.offset, count: Self.length)
                for (row, set) in ([before] + opening.sets).enumerated() { rows.add(set, to: row, of: bit) }
                if let end = opening.end { for count in end...Self.length { ends[count] |= bit } }
                for way in pattern.expression.dropping(group.offset).openingSets(Self.exact) {
                    ways[way, default: 0] |= bit
                }
            }
        }
        (self.rows, self.ends, self.atStart, self.classesOfGroup) = (rows.bits, ends, atStart, classesOfGroup)
        let sorted = ways.map { Way(sets: $0.key, classes: $0.value) }
        let positions = (0..<Self.exact).map { Classes(sorted.map(\.sets), at: $0) }
        classes = positions.flatMap(\.classOf)
        secondShift = Self.shift(of: positions[1].count)
        fourthShift = Self.shift(of: positions[3].count)
        (tableOfPair, sets) = Self.tables(sorted, positions, secondShift, fourthShift)
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

    private struct Way {
        var sets: [ByteSet]
        var classes: UInt16
    }

    private static func tables(
        _ ways: [Way], _ positions: [Classes], _ secondShift: Int, _ fourthShift: Int
    ) -> (ofPair: [UInt32], sets: [UInt16]) {
        let thirds = ways.map { positions[2].members(in: $0.sets[2]) }
        let fourths = ways.map { positions[3].members(in: $0.sets[3]) }
        var known: [[Int]: UInt32] = [:]
        var ofPair = [UInt32](repeating: 0, count: positions[0].count << secondShift)
        var sets = [UInt16]()
        for (row, first) in positions[0].members.enumerated() {
            let beginning = ways.indices.filter { ways[$0].sets[0].contains(first) }
            for (column, second) in positions[1].members.enumerated() {
                let possible = beginning.filter { ways[$0].sets[1].contains(second) }
                if let place = known[possible] {
                    ofPair[row << secondShift + column] = place
                    continue
                }
                let place = sets.count
                known[possible] = UInt32(truncatingIfNeeded: place)
                ofPair[row << secondShift + column] = UInt32(truncatingIfNeeded: place)
                sets += [UInt16](repeating: 0, count: positions[2].count << fourthShift)
                for way in possible {
                    for third in thirds[way] {
                        for fourth in fourths[way] { sets[place + third << fourthShift + fourth] |= ways[way].classes }
                    }
                }
            }
        }
        return (ofPair, sets)
    }

    /// Bytes that no set tells apart at one position.
    private struct Classes {
        private(set) var classOf: [UInt8] = []
        /// One byte of each class.
        private(set) var members: [UInt8] = []
        var count: Int { members.count }

        init(_ ways: [[ByteSet]], at position: Int) {
            let sets = Array(Set(ways.map { $0[position] }))
            var numbers: [[Int]: UInt8] = [:]
            for byte in UInt8.min...UInt8.max {
                let key = sets.indices.filter { sets[$0].contains(byte) }
                if let number = numbers[key] {
                    classOf.append(number)
                } else {
                    let number = UInt8(truncatingIfNeeded: members.count)
                    numbers[key] = number
                    classOf.append(number)
                    members.append(byte)
                }
            }
        }

        func members(in set: ByteSet) -> [Int] { members.indices.filter { set.contains(members[$0]) } }
    }

    private static func shift(of count: Int) -> Int {
        var shift = 0
        while 1 << shift < count { shift += 1 }
        return shift
    }
}
