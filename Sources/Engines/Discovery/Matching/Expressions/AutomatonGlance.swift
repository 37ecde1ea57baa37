/// An automaton's table as it stands, for a first look at a place. It makes no states and counts no references.
struct AutomatonGlance {
    let table: UnsafePointer<LazyAutomaton.State>
    let classOf: UnsafePointer<UInt8>
    let startStates: UnsafePointer<LazyAutomaton.State>
    let dead: LazyAutomaton.State

    init(
        table: UnsafePointer<LazyAutomaton.State>, classOf: UnsafePointer<UInt8>,
        startStates: UnsafePointer<LazyAutomaton.State>, dead: LazyAutomaton.State
    ) {
        self.table = table
        self.classOf = classOf
        self.startStates = startStates
        self.dead = dead
    }

    /// Whether something may end after a start: false only when a walk is known to come to nothing.
    ///
    /// - Parameter isTextStart: whether `^` holds there.
    @inline(__always)
    func mayEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int, isTextStart: Bool
    ) -> Bool {
        let isWord = start > 0 && Neighbours.isASCIIWord(bytes[start &- 1])
        var state = startStates[(isTextStart ? 1 : 0) &+ (isWord ? 2 : 0)]
        var place = start
        while state & LazyAutomaton.accepting == 0 {
            guard place < limit else { return false }
            state = table[Int(state) &+ Int(classOf[Int(bytes[place])])]
            if state == dead { return false }
            if state == LazyAutomaton.unknown { return true }
            place &+= 1
        }
        return true
    }
}
