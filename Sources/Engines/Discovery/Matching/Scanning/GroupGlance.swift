/// A first look at places for a group: by the two bytes that stand there, then by what its automaton knows already. Good as
/// long as the group's scanner lives.
struct GroupGlance {
    private let pairs: UnsafePointer<Bool>
    private let automaton: AutomatonGlance

    init(pairs: UnsafePointer<Bool>, automaton: AutomatonGlance) {
        self.pairs = pairs
        self.automaton = automaton
    }

    /// Whether a match may start at a place: false only when a walk from there is known to come to nothing.
    ///
    /// - Parameters:
    ///   - end: where a match must have ended.
    ///   - textStart: where `^` holds.
    @inline(__always)
    func mayMatch(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, end: Int, textStart: Int) -> Bool {
        let second = place &+ 1 < end ? bytes[place &+ 1] : 0
        guard pairs[Int(bytes[place]) &<< 8 | Int(second)] else { return false }
        let limit = min(end, place &+ PatternGroup.longest)
        return automaton.mayEnd(bytes, from: place, to: limit, isTextStart: place == textStart)
    }
}
