/// Reads off an automaton what its expressions' matches may begin with.
struct OpeningReader {
    /// What an expression's matches may have at each of some places, whatever they have at the others.
    struct Opening {
        var sets: [ByteSet] = []
        /// After how many bytes a match may have ended; nil where that is more than were looked at.
        var end: Int?
    }

    private let automaton: Automaton
    /// Of each node, when it was last reached.
    private var marks: [Int]
    private var step = 0
    private var here: [Int] = []
    private var left: [Int] = []

    init(_ automaton: Automaton) {
        self.automaton = automaton
        marks = [Int](repeating: 0, count: automaton.nodes.count)
    }

    /// - Parameters:
    ///   - expression: its number.
    ///   - offset: how many bytes to leave out.
    mutating func opening(of expression: Int, skipping offset: Int, count: Int) -> Opening {
        var opening = Opening()
        left = [automaton.starts[expression]]
        var sees = reach()
        for place in 0..<offset + count {
            if place >= offset {
                if opening.end == nil, sees.accepts { opening.end = place - offset }
                opening.sets.append(opening.end == nil ? sees.bytes : ByteSet(0x00...0xFF))
            }
            left.removeAll(keepingCapacity: true)
            for node in here { if case .bytes(_, let next) = automaton.nodes[node] { left.append(next) } }
            sees = reach()
        }
        if opening.end == nil, sees.accepts { opening.end = count }
        return opening
    }

    /// Fills `here` with the nodes that are reached from `left` without a byte; assertions are taken as true.
    private mutating func reach() -> (bytes: ByteSet, accepts: Bool) {
        here.removeAll(keepingCapacity: true)
        step += 1
        var bytes = ByteSet.none
        var accepts = false
        while let node = left.popLast() {
            guard marks[node] != step else { continue }
            marks[node] = step
            switch automaton.nodes[node] {
            case .bytes(let set, _):
                here.append(node)
                bytes = bytes.union(automaton.sets[set])
            case .accept: accepts = true
            case .fork(let one, let other): left += [one, other]
            case .textStart(let next), .textEnd(let next), .wordBoundary(_, let next): left.append(next)
            }
        }
        return (bytes, accepts)
    }
}
