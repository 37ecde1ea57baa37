/// A program of at most 64 instructions that asks only for characters and for the text's ends: its states are the bits of
/// a word, and what follows each is worked out beforehand.
struct PatternStates: Sendable {
    private let characters: [CharacterClass]
    /// For every state that a character leads out of, the states after it.
    private let following: [UInt64]
    /// States whose character may be the text's last.
    private let ending: UInt64
    private let first: UInt64
    private let acceptsEmpty: Bool

    /// nil for programs that this cannot run.
    init?(_ program: PatternProgram) {
        let instructions = program.instructions
        guard instructions.count <= UInt64.bitWidth, instructions.allSatisfy(\.isPlain) else { return nil }
        characters = instructions.map { if case .characters(let characters) = $0 { characters } else { .init() } }
        let reach = Reach(instructions)
        var following: [UInt64] = []
        var ending: UInt64 = 0
        for (index, instruction) in instructions.enumerated() {
            guard case .characters(_) = instruction else {
                following.append(0)
                continue
            }
            following.append(reach.states(from: index + 1, atStart: false, atEnd: false).states)
            if reach.states(from: index + 1, atStart: false, atEnd: true).accepts { ending |= 1 << UInt64(index) }
        }
        self.following = following
        self.ending = ending
        first = reach.states(from: 0, atStart: true, atEnd: false).states
        acceptsEmpty = reach.states(from: 0, atStart: true, atEnd: true).accepts
    }

    func matchesWhole(_ text: String) -> Bool {
        if text.isEmpty { return acceptsEmpty }
        var current = first
        var passed: UInt64 = 0
        for scalar in text.unicodeScalars {
            if current == 0 { return false }
            var next: UInt64 = 0
            passed = 0
            while current != 0 {
                let state = current.trailingZeroBitCount
                let bit = current & (0 &- current)
                current ^= bit
                guard characters[state].contains(scalar) else { continue }
                passed |= bit
                next |= following[state]
            }
            current = next
        }
        return passed & ending != 0
    }
}

extension PatternStates {
    /// What is reached without a character.
    private struct Reach {
        private let instructions: [PatternProgram.Instruction]

        init(_ instructions: [PatternProgram.Instruction]) { self.instructions = instructions }

        /// - Returns: the states that wait for a character, and whether the pattern is at its end.
        func states(from start: Int, atStart: Bool, atEnd: Bool) -> (states: UInt64, accepts: Bool) {
            var states: UInt64 = 0
            var accepts = false
            var seen: UInt64 = 0
            var pending = [start]
            while let index = pending.popLast() {
                let bit: UInt64 = 1 << UInt64(index)
                guard seen & bit == 0 else { continue }
                seen |= bit
                switch instructions[index] {
                case .characters: states |= bit
                case .accept: accepts = true
                case .jump(let target): pending.append(target)
                case .split(let first, let second): pending += [second, first]
                case .start: if atStart { pending.append(index + 1) }
                case .end: if atEnd { pending.append(index + 1) }
                case .wordBoundary, .lookAhead, .lookBehind: break
                }
            }
            return (states, accepts)
        }
    }
}

extension PatternProgram.Instruction {
    /// Whether it looks at nothing but the next character and the text's ends.
    fileprivate var isPlain: Bool {
        switch self {
        case .characters, .jump, .split, .start, .end, .accept: true
        case .wordBoundary, .lookAhead, .lookBehind: false
        }
    }
}
