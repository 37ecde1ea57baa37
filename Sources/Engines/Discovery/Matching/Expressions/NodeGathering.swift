/// The nodes that a state of an automaton is made of: what is reached without a byte, each once.
///
/// A value of its own within `LazyAutomaton`, so that the step of a state, which looks at thousands of nodes, is one access
/// to the class's memory and not thousands that the runtime checks.
struct NodeGathering {
    var nodes: [Int32] = []

    private let automaton: Automaton
    private var mark: [UInt32]
    private var generation: UInt32 = 0
    private var stack: [Int32] = []

    init(_ automaton: Automaton) {
        self.automaton = automaton
        mark = [UInt32](repeating: 0, count: automaton.nodes.count)
    }

    /// What is reached at the start of a walk.
    mutating func start(atTextStart: Bool) {
        begin()
        for start in automaton.starts { add(start, atTextStart: atTextStart) }
    }

    /// What is reached from nodes over a byte of a class.
    ///
    /// - Parameter startingAnew: whether a match may start behind the byte too.
    mutating func step(from nodes: [Int32], over byteClass: UInt8, startingAnew: Bool) {
        begin()
        for node in nodes {
            guard case .bytes(let set, let next) = automaton.nodes[Int(node)] else { continue }
            if automaton.classSets[set].contains(byteClass) { add(next) }
        }
        if startingAnew { for start in automaton.starts { add(start) } }
    }

    /// What is reached from nodes without a byte, when it is known what follows.
    mutating func resolve(_ nodes: [Int32], wordBefore: Bool, _ follower: LazyAutomaton.Follower) {
        begin()
        for node in nodes { add(Int(node), resolving: (wordBefore, follower)) }
    }

    private mutating func begin() {
        nodes.removeAll(keepingCapacity: true)
        generation &+= 1
        if generation == 0 {
            for place in mark.indices { mark[place] = 0 }
            generation = 1
        }
    }

    /// Adds a node and what is reached from it without a byte; assertions stay, to be decided by what follows.
    private mutating func add(
        _ node: Int, atTextStart: Bool = false, resolving: (wordBefore: Bool, LazyAutomaton.Follower)? = nil
    ) {
        stack.append(Int32(truncatingIfNeeded: node))
        while let top = stack.popLast() {
            guard mark[Int(top)] != generation else { continue }
            mark[Int(top)] = generation
            switch automaton.nodes[Int(top)] {
            case .bytes, .accept: nodes.append(top)
            case .fork(let one, let other):
                stack.append(Int32(truncatingIfNeeded: other))
                stack.append(Int32(truncatingIfNeeded: one))
            case .textStart(let next): if atTextStart { stack.append(Int32(truncatingIfNeeded: next)) }
            case .textEnd(let next):
                guard let resolving else { nodes.append(top); continue }
                if resolving.1 == .textEnd { stack.append(Int32(truncatingIfNeeded: next)) }
            case .wordBoundary(let isBoundary, let next):
                guard let resolving else { nodes.append(top); continue }
                if (resolving.wordBefore != (resolving.1 == .word)) == isBoundary {
                    stack.append(Int32(truncatingIfNeeded: next))
                }
            }
        }
    }
}
