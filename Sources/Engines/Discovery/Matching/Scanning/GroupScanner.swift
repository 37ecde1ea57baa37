/// A group's automaton with what a thread needs to run it.
final class GroupScanner {
    let group: PatternGroup
    let automaton: LazyAutomaton
    let words: Int
    /// The patterns that count, as a set.
    let allowed: UnsafeMutablePointer<UInt64>
    /// The patterns that still count at the place at hand.
    let open: UnsafeMutablePointer<UInt64>
    /// Of each two bytes (the first in the higher half), whether a match can start with them.
    private let pairs: UnsafeMutablePointer<Bool>
    /// Where the last walk saw something end, and the state there.
    @exclusivity(unchecked) private(set) var ends: [(place: Int, state: LazyAutomaton.State)] = []

    init(_ group: PatternGroup) {
        self.group = group
        automaton = LazyAutomaton(group.automaton, capacity: group.isEmpty ? 8 : 16_384)
        words = automaton.setWords
        allowed = .allocate(capacity: words)
        open = .allocate(capacity: words)
        open.initialize(repeating: 0, count: words)
        allowed.initialize(repeating: 0, count: words)
        pairs = .allocate(capacity: 1 << 16)
        for pair in 0..<1 << 16 {
            (pairs + pair).initialize(to: group.pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1)
        }
        allowAll()
    }

    deinit {
        pairs.deallocate()
        allowed.deallocate()
        open.deallocate()
    }

    var glance: GroupGlance { GroupGlance(pairs: pairs, automaton: automaton.glance) }

    func allowAll() {
        for word in 0..<words { allowed[word] = group.all[word] }
    }

    func allow(_ set: [UInt64]) {
        for word in 0..<min(words, set.count) { allowed[word] = set[word] }
    }

    func allowOnly(_ pattern: Int) {
        for word in 0..<words { allowed[word] = 0 }
        allowed[pattern / 64] = 1 << UInt64(pattern % 64)
    }

    /// Fills `ends` and opens all patterns that count; whether there are any ends.
    @inline(__always)
    func walk(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int, text: Range<Int>) -> Bool {
        ends.removeAll(keepingCapacity: true)
        while true {
            let resets = automaton.resets
            automaton.walk(bytes, start..<limit, text: text) { place, state in
                if automaton.mayAccept(state, among: allowed) { ends.append((place, state)) }
            }
            // A walk that made the automaton start anew has states in its hands that are gone.
            if automaton.resets == resets { break }
            ends.removeAll(keepingCapacity: true)
        }
        guard !ends.isEmpty else { return false }
        for word in 0..<words { open[word] = allowed[word] }
        return true
    }

    func close(_ pattern: Int) { open[pattern / 64] &= ~(1 << UInt64(pattern % 64)) }
}
