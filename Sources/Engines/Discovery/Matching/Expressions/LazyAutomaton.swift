/// An automaton made deterministic as texts need it. One a thread.
///
/// States are made when a text first leads to them and thrown away all at once when there are too many, so neither an
/// expression nor a text can make it large, and nothing is paid for what never occurs.
final class LazyAutomaton {
    /// A place in the table: where the state's row begins, and in the highest bit whether something ends here.
    typealias State = UInt32

    static let unknown: State = 0
    static let accepting: State = 1 << 31
    /// Something of `unbounded` ends here.
    static let unbounded: State = 1 << 30
    static let rowMask: State = 1 << 30 - 1
    /// What stands behind the last byte of a match.
    enum Follower: Int { case other, word, textEnd }

    let automaton: Automaton
    private let isUnanchored: Bool
    private let unboundedSet: [UInt64]
    let classOf: UnsafeMutablePointer<UInt8>
    private let rows: ZeroedRows
    let table: UnsafeMutablePointer<State>
    /// Where walks start: 1 for a text's edge, 2 for a word's byte before.
    let startStates: UnsafeMutablePointer<State>
    /// How often everything was thrown away.
    let resetCount: UnsafeMutablePointer<Int>
    /// A row's length: an entry for each class of bytes, and last twice the number of the state's first set of accepted
    /// expressions, and one more where each follower has its own; -1 for none.
    private let stride: Int
    private let capacity: Int
    /// Words of a set of expressions.
    let setWords: Int
    let dead: State

    private var stateCount = 0
    private var nodesOf: [[Int32]] = []
    private var wordBefore: [Bool] = []
    private var hasAssertions: [Bool] = []
    /// Where the sets are, which moves as they become more.
    private let acceptedBase: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>>
    private var acceptedCount = 0
    private var acceptedCapacity = 256
    private var numbers: [[Int32]: State] = [:]

    private var gathering: NodeGathering

    /// - Parameters:
    ///   - isUnanchored: whether a match may start at every byte of a walk.
    ///   - unbounded: a set of expressions; states that accept one of them are marked.
    ///   - capacity: states to hold at most.
    init(
        _ automaton: Automaton, isUnanchored: Bool = false, unbounded: [UInt64] = [], capacity: Int = 16_384
    ) {
        unboundedSet = unbounded
        self.automaton = automaton
        self.isUnanchored = isUnanchored
        self.capacity = max(capacity, 8)
        stride = max(automaton.classCount, 1) + 1
        setWords = max((automaton.expressionCount + 63) / 64, 1)
        classOf = .allocate(capacity: 256)
        for byte in 0..<256 { classOf[byte] = automaton.classOf[byte] }
        // Zeroed by the system, page by page as states are made: most of it is never touched.
        rows = ZeroedRows(count: (self.capacity + 2) * stride)
        table = rows.base
        startStates = .allocate(capacity: 4)
        startStates.initialize(repeating: 0, count: 4)
        resetCount = .allocate(capacity: 1)
        resetCount.initialize(to: 0)
        acceptedBase = .allocate(capacity: 1)
        acceptedBase.initialize(to: .allocate(capacity: acceptedCapacity * setWords))
        gathering = NodeGathering(automaton)
        dead = State(stride)
        reset()
    }

    deinit {
        classOf.deallocate()
        startStates.deallocate()
        acceptedBase.pointee.deallocate()
        acceptedBase.deallocate()
        resetCount.deallocate()
    }

    /// Walks from a place on, towards greater places or smaller ones, and calls `ended` wherever an expression ends.
    ///
    /// - Parameters:
    ///   - range: what a match may take; the walk starts at its lower bound, or backwards at its upper one.
    ///   - bytes: everything, so that what stands beside the range can be looked at.
    ///   - text: what `^` and `$` are the ends of, where they may match at all.
    @inline(__always)
    func walk(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, backward: Bool = false, text: Range<Int>?,
        _ ended: (_ place: Int, _ state: State) -> Void
    ) {
        let step = backward ? -1 : 1
        var place = backward ? range.upperBound : range.lowerBound
        let end = backward ? range.lowerBound : range.upperBound
        var state = start(bytes, at: place, backward: backward, text: text)
        if state & Self.accepting != 0 { ended(place, state) }
        while place != end {
            let byte = bytes[backward ? place &- 1 : place]
            var next = table[Int(state & Self.rowMask) &+ Int(classOf[Int(byte)])]
            if next == Self.unknown { next = successor(of: state, byte: byte) }
            if next == dead { return }
            state = next
            place &+= step
            if state & Self.accepting != 0 { ended(place, state) }
        }
    }

    private func start(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, backward: Bool, text: Range<Int>?
    ) -> State {
        let before = backward ? place : place - 1
        let isWord = before >= 0 && before < bytes.count && ByteSet.word.contains(bytes[before])
        let edge = backward ? text?.upperBound : text?.lowerBound
        return startStates[(edge == place ? 1 : 0) + (isWord ? 2 : 0)]
    }

    /// Whether the state accepts something, given what stands behind the match.
    func accepts(_ state: State, followedBy follower: Follower) -> Bool {
        guard let set = set(of: state, followedBy: follower) else { return false }
        return (0..<setWords).contains { set[$0] != 0 }
    }

    /// Calls `body` with every expression that a state accepts and that is allowed.
    @inline(__always)
    func forEachAccepted(
        _ state: State, followedBy follower: Follower, among allowed: UnsafePointer<UInt64>, _ body: (Int) -> Void
    ) {
        guard let set = set(of: state, followedBy: follower) else { return }
        for word in 0..<setWords {
            var bits = set[word] & allowed[word]
            while bits != 0 {
                body(word &* 64 &+ bits.trailingZeroBitCount)
                bits &= bits &- 1
            }
        }
    }

    @inline(__always)
    private func set(of state: State, followedBy follower: Follower) -> UnsafeMutablePointer<UInt64>? {
        let place = Int32(bitPattern: table[Int(state & Self.rowMask) &+ stride &- 1])
        guard place >= 0 else { return nil }
        // The lowest bit says whether there is a set for each follower.
        let first = Int(place >> 1) &* setWords
        let offset = place & 1 == 1 ? follower.rawValue &* setWords : 0
        return acceptedBase.pointee + (first &+ offset)
    }
}

// MARK: Making states

extension LazyAutomaton {
    private func reset() {
        resetCount.pointee += 1
        table.update(repeating: Self.unknown, count: min(stateCount + 1, capacity + 2) * stride)
        // The first row is never used, since 0 means unknown; the second is the state that nothing leaves.
        stateCount = 2
        for place in stride..<2 * stride { table[place] = dead }
        nodesOf = [[], []]
        wordBefore = [false, false]
        hasAssertions = [false, false]
        setAccepted(-1, of: 0)
        setAccepted(-1, of: 1)
        acceptedCount = 0
        numbers.removeAll(keepingCapacity: true)
        for variant in 0..<4 {
            gathering.start(atTextStart: variant & 1 == 1)
            startStates[variant] = intern(wordBefore: variant & 2 == 2)
        }
    }

    private func setAccepted(_ place: Int32, of state: Int) {
        table[(state + 1) * stride - 1] = State(bitPattern: place)
    }

    /// The state for what was gathered.
    private func intern(wordBefore isWord: Bool) -> State {
        let gathered = gathering.nodes
        guard !gathered.isEmpty else { return dead }
        var needsWord = false
        var asserts = false
        for node in gathered {
            switch automaton.nodes[Int(node)] {
            case .wordBoundary: (needsWord, asserts) = (true, true)
            case .textEnd: asserts = true
            default: break
            }
        }
        var key = gathered.sorted()
        key.append(needsWord && isWord ? -2 : -1)
        if let known = numbers[key] { return known }
        let number = stateCount
        stateCount += 1
        key.removeLast()
        nodesOf.append(key)
        wordBefore.append(needsWord && isWord)
        hasAssertions.append(asserts)
        setAccepted(-1, of: number)
        let isAccepting = noteAccepted(by: number)
        var state = State(truncatingIfNeeded: number * stride)
        if isAccepting { state |= Self.accepting }
        if isAccepting, acceptsUnbounded(number) { state |= Self.unbounded }
        key.append(needsWord && isWord ? -2 : -1)
        numbers[key] = state
        return state
    }

    private func noteAccepted(by number: Int) -> Bool {
        let nodes = nodesOf[number]
        let followers: [Follower] = hasAssertions[number] ? [.other, .word, .textEnd] : [.other]
        var sets = [UInt64](repeating: 0, count: followers.count * setWords)
        for (place, follower) in followers.enumerated() {
            if hasAssertions[number] { gathering.resolve(nodes, wordBefore: wordBefore[number], follower) }
            for node in hasAssertions[number] ? gathering.nodes : nodes {
                guard case .accept(let expression) = automaton.nodes[Int(node)] else { continue }
                sets[place * setWords + expression / 64] |= 1 << UInt64(expression % 64)
            }
        }
        guard sets.contains(where: { $0 != 0 }) else { return false }
        if acceptedCount + followers.count > acceptedCapacity { growAccepted() }
        let first = acceptedBase.pointee + acceptedCount * setWords
        for (place, word) in sets.enumerated() { first[place] = word }
        setAccepted(Int32(truncatingIfNeeded: acceptedCount << 1 | (hasAssertions[number] ? 1 : 0)), of: number)
        acceptedCount += followers.count
        return true
    }

    private func acceptsUnbounded(_ number: Int) -> Bool {
        nodesOf[number].contains { node in
            // What is decided by the follower is taken as accepted.
            guard case .accept(let expression) = automaton.nodes[Int(node)] else { return hasAssertions[number] }
            guard expression / 64 < unboundedSet.count else { return false }
            return unboundedSet[expression / 64] >> UInt64(expression % 64) & 1 == 1
        }
    }

    private func growAccepted() {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: acceptedCapacity * 2 * setWords)
        larger.update(from: acceptedBase.pointee, count: acceptedCount * setWords)
        acceptedBase.pointee.deallocate()
        acceptedBase.pointee = larger
        acceptedCapacity *= 2
    }

    @inline(never)
    func successor(of state: State, byte: UInt8) -> State {
        let number = Int(state & Self.rowMask) / stride
        let byteClass = automaton.classOf[Int(byte)]
        var nodes = nodesOf[number]
        let isWord = automaton.isWordClass[Int(byteClass)]
        if hasAssertions[number] {
            gathering.resolve(nodes, wordBefore: wordBefore[number], isWord ? .word : .other)
            nodes = gathering.nodes
        }
        gathering.step(from: nodes, over: byteClass, startingAnew: isUnanchored)
        guard stateCount < capacity else {
            let reached = gathering.nodes
            reset()
            gathering.nodes = reached
            return intern(wordBefore: isWord)
        }
        let next = intern(wordBefore: isWord)
        table[number * stride + Int(byteClass)] = next
        return next
    }
}
