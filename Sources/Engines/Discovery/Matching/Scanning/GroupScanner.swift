/// A group's automaton with what a thread needs to run it.
final class GroupScanner {
    let group: PatternGroup
    let automaton: LazyAutomaton
    let words: Int
    /// The patterns that count, as a set.
    let allowed: UnsafeMutablePointer<UInt64>
    /// The patterns that still count at the place at hand.
    let open: UnsafeMutablePointer<UInt64>
    /// Where the last walk saw something end, and the state there.
    let ends: UnsafeMutablePointer<End>
    /// Of each byte, whether a match can start with it.
    private let starts: UnsafeMutablePointer<Bool>

    struct End {
        var place: Int
        var state: LazyAutomaton.State
    }

    init(_ group: PatternGroup) {
        self.group = group
        automaton = LazyAutomaton(
            group.automaton, unbounded: group.unbounded, capacity: group.isEmpty ? 8 : 16_384)
        words = automaton.setWords
        allowed = .allocate(capacity: words)
        open = .allocate(capacity: words)
        open.initialize(repeating: 0, count: words)
        allowed.initialize(repeating: 0, count: words)
        ends = .allocate(capacity: PatternGroup.longest + 1)
        starts = .allocate(capacity: 256)
        for byte in 0..<256 { starts[byte] = group.starts.contains(UInt8(byte)) }
        allowAll()
    }

    deinit {
        allowed.deallocate()
        open.deallocate()
        ends.deallocate()
        starts.deallocate()
    }

    func allowAll() {
        for word in 0..<words { allowed[word] = group.all[word] }
    }

    func allow(_ set: [UInt64]) {
        for word in 0..<min(words, set.count) { allowed[word] = set[word] }
    }

    func allowToo(_ set: [UInt64]) {
        for word in 0..<min(words, set.count) { allowed[word] |= set[word] }
    }

    /// All patterns of a set of rules.
    func allow(rules: [UInt64]) { allow(group.patterns(of: rules)) }

    var allowsAny: Bool { (0..<words).contains { allowed[$0] != 0 } }

    func allowOnly(_ pattern: Int) {
        for word in 0..<words { allowed[word] = 0 }
        allowed[pattern / 64] = 1 << UInt64(pattern % 64)
    }

    func close(_ pattern: Int) { open[pattern / 64] &= ~(1 << UInt64(pattern % 64)) }

    /// What the innermost loop needs, without anything that is counted by reference.
    ///
    /// - Parameter classes: of an `OpeningFilter`, the group's.
    func probe(classes: UInt16 = .max) -> Probe {
        Probe(
            classOf: automaton.classOf, table: automaton.table, dead: automaton.dead,
            startStates: automaton.startStates, resetCount: automaton.resetCount, ends: ends, starts: starts,
            offset: group.offset, classes: classes, scanner: Unmanaged.passUnretained(self))
    }
}

/// Walks a group's automaton. Valid as long as its scanner is.
struct Probe {
    let classOf: UnsafeMutablePointer<UInt8>
    let table: UnsafeMutablePointer<LazyAutomaton.State>
    let dead: LazyAutomaton.State
    let startStates: UnsafeMutablePointer<LazyAutomaton.State>
    let resetCount: UnsafeMutablePointer<Int>
    let ends: UnsafeMutablePointer<GroupScanner.End>
    let starts: UnsafeMutablePointer<Bool>
    let offset: Int
    /// Of an `OpeningFilter`, those that its patterns are in.
    let classes: UInt16
    let scanner: Unmanaged<GroupScanner>

    /// Fills the scanner's `ends`, and gives how many there are.
    ///
    /// - Parameter isAll: whether ends within words are wanted too of patterns that may not have one.
    @inline(__always)
    func walk(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limits: Range<Int>, text: Range<Int>, all isAll: Bool
    ) -> Int {
        let isWord = start > limits.lowerBound && Neighbours.isASCIIWord(bytes[start &- 1])
        let variant = (start == text.lowerBound ? 1 : 0) | (isWord ? 2 : 0)
        let limit = min(limits.upperBound, start &+ PatternGroup.longest)
        while true {
            let resets = resetCount.pointee
            var state = startStates[variant]
            var count = 0
            var place = start
            var isWhole = true
            while place < limit {
                let byte = bytes[place]
                var next = table[Int(state & LazyAutomaton.rowMask) &+ Int(classOf[Int(byte)])]
                if next == LazyAutomaton.unknown {
                    next = scanner._withUnsafeGuaranteedRef { $0.automaton.successor(of: state, byte: byte) }
                    isWhole = false
                }
                if next == dead { break }
                state = next
                place &+= 1
                if state & LazyAutomaton.accepting != 0,
                    isAll || state & LazyAutomaton.unbounded != 0 || place == limits.upperBound
                        || !Neighbours.isASCIIWord(bytes[place])
                {
                    ends[count] = GroupScanner.End(place: place, state: state)
                    count &+= 1
                }
            }
            // A walk that made the automaton start anew has states in its hands that are gone.
            if isWhole || resetCount.pointee == resets { return count }
        }
    }
}
