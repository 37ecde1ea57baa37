/// Finds an expression's matches in a stretch: leftmost first, each the longest, none overlapping another.
///
/// One walk backwards marks where matches start; from each that is left a walk forwards finds where it ends.
struct ExpressionSearcher {
    private let forward: LazyAutomaton
    private let backward: LazyAutomaton
    private var starts: [Int32] = []

    init(_ expression: Expression) {
        forward = LazyAutomaton(Automaton([expression]), capacity: 2048)
        backward = LazyAutomaton(Automaton([expression.reversed]), isUnanchored: true, capacity: 2048)
    }

    /// - Parameters:
    ///   - region: where matches may stand.
    ///   - text: the document's start and end, for `^` and `$`.
    mutating func search(
        _ bytes: UnsafeBufferPointer<UInt8>, _ region: Range<Int>, text: Range<Int>, _ found: (Range<Int>) -> Void
    ) {
        starts.removeAll(keepingCapacity: true)
        backward.walk(bytes, region, backward: true, text: text) { place, state in
            let follower = Self.follower(bytes, place - 1, isTextEnd: place == text.lowerBound)
            if backward.accepts(state, followedBy: follower) { starts.append(Int32(truncatingIfNeeded: place)) }
        }
        var floor = region.lowerBound
        for start in starts.reversed() where Int(start) >= floor {
            let start = Int(start)
            var end = start
            let limit = min(region.upperBound, start + PatternGroup.longest)
            forward.walk(bytes, start..<limit, text: text) { place, state in
                let follower = Self.follower(bytes, place, isTextEnd: place == text.upperBound)
                if forward.accepts(state, followedBy: follower) { end = place }
            }
            guard end > start else { continue }
            found(start..<end)
            floor = end
        }
    }

    static func follower(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, isTextEnd: Bool
    ) -> LazyAutomaton.Follower {
        if isTextEnd { return .textEnd }
        guard bytes.indices.contains(place) else { return .other }
        return ByteSet.word.contains(bytes[place]) ? .word : .other
    }
}
