extension Expression {
    private static let any = ByteSet(0x00...0xFF)
    /// Past so many alternatives, what follows is taken as anything.
    private static let most = 2_000

    /// The sets that a match's first bytes are from, for every way in which it may start; where it may be shorter, anything.
    func openingSets(_ length: Int) -> [[ByteSet]] {
        Self.openingSets(of: [self], length).map { $0 + Array(repeating: Self.any, count: length - $0.count) }
    }

    private static func openingSets(of parts: [Expression], _ length: Int) -> [[ByteSet]] {
        guard length > 0, let part = parts.first else { return [[]] }
        let rest = Array(parts.dropFirst())
        switch part {
        case .bytes(let set):
            let following = openingSets(of: rest, length - 1)
            return following.count > most ? [[set]] : following.map { [set] + $0 }
        case .sequence(let inner): return openingSets(of: inner + rest, length)
        case .choice(let options):
            var all = [[ByteSet]]()
            for option in options {
                all += openingSets(of: [option] + rest, length)
                if all.count > most { return [[part.minimumLength > 0 ? part.firstBytes : any]] }
            }
            return all
        case .repeated(let inner, let minimum, let maximum):
            // Something that may be empty could be repeated without end.
            guard inner.minimumLength > 0 else { return [[any]] }
            let skipped = minimum == 0 ? openingSets(of: rest, length) : []
            guard maximum != 0 else { return skipped }
            let goesOn = maximum.map { $0 > 1 } ?? true
            let again = Expression.repeated(inner, minimum: max(minimum - 1, 0), maximum: maximum.map { $0 - 1 })
            return openingSets(of: [inner] + (goesOn ? [again] : []) + rest, length) + skipped
        case .textStart, .textEnd, .wordBoundary: return openingSets(of: rest, length)
        }
    }
}

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
