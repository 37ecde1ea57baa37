/// Tells from the bytes around a place which of some groups can have a match that is looked for there, in a few small tables.
///
/// A group is a bit; from the eighth on they share one. Of four bytes the first two choose what the other two may be, so the
/// answer is exact for all four together.
struct OpeningFilter: Sendable {
    /// Of each byte, its class as the first, second, third and fourth byte, and last the groups that may have it before.
    let classes: [UInt8]
    /// Of each pair of first and second classes, where in `sets` its table of third and fourth classes begins.
    let tableOfPair: [UInt32]
    /// The groups, as bits.
    let sets: [UInt8]
    let secondShift: Int
    let fourthShift: Int
    /// The groups that need no byte before.
    let atStart: UInt8

    init(_ groups: [PatternGroup]) {
        var before = [UInt8](repeating: 0, count: 256)
        var atStart: UInt8 = 0
        var ways: [[ByteSet]: UInt8] = [:]
        for (number, group) in groups.enumerated() {
            let bit = UInt8(1) << UInt8(min(number, 7))
            if group.offset == 0 { atStart |= bit }
            for byte in group.openings.before.bytes { before[Int(byte)] |= bit }
            for way in group.openings.ways { ways[way, default: 0] |= bit }
        }
        self.atStart = atStart
        let sorted = ways.map { Way(sets: $0.key, groups: $0.value) }
        let positions = (0..<OpeningBytes.length).map { Classes(sorted.map(\.sets), at: $0) }
        classes = positions.flatMap(\.classOf) + before
        secondShift = Self.shift(of: positions[1].count)
        fourthShift = Self.shift(of: positions[3].count)
        (tableOfPair, sets) = Self.tables(sorted, positions, secondShift, fourthShift)
    }

    private struct Way {
        var sets: [ByteSet]
        var groups: UInt8
    }

    private static func tables(
        _ ways: [Way], _ positions: [Classes], _ secondShift: Int, _ fourthShift: Int
    ) -> (ofPair: [UInt32], sets: [UInt8]) {
        let thirds = ways.map { positions[2].members(in: $0.sets[2]) }
        let fourths = ways.map { positions[3].members(in: $0.sets[3]) }
        var known: [[Int]: UInt32] = [:]
        var ofPair = [UInt32](repeating: 0, count: positions[0].count << secondShift)
        var sets = [UInt8]()
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
                sets += [UInt8](repeating: 0, count: positions[2].count << fourthShift)
                for way in possible {
                    for third in thirds[way] {
                        for fourth in fourths[way] { sets[place + third << fourthShift + fourth] |= ways[way].groups }
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
