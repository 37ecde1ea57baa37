/// A pattern as the instructions of a machine whose states all advance together.
struct PatternProgram: Sendable {
    enum Instruction: Sendable {
        case characters(CharacterClass)
        case jump(Int)
        case split(Int, Int)
        case start
        case end
        case wordBoundary(isNegated: Bool)
        case lookAhead(PatternProgram, isNegated: Bool)
        case lookBehind(CharacterClass, isNegated: Bool)
        case accept
    }

    private(set) var instructions: [Instruction] = []

    init(_ node: PatternNode) {
        append(node)
        instructions.append(.accept)
    }

    private mutating func append(_ node: PatternNode) {
        switch node {
        case .empty: break
        case .characters(let characters): instructions.append(.characters(characters))
        case .sequence(let nodes): nodes.forEach { append($0) }
        case .alternatives(let branches): append(branches[...])
        case .repeated(let inner, let minimum, let maximum): append(inner, minimum, maximum)
        case .start: instructions.append(.start)
        case .end: instructions.append(.end)
        case .wordBoundary(let isNegated): instructions.append(.wordBoundary(isNegated: isNegated))
        case .lookAhead(let inner, let isNegated):
            instructions.append(.lookAhead(PatternProgram(inner), isNegated: isNegated))
        case .lookBehind(let characters, let isNegated):
            instructions.append(.lookBehind(characters, isNegated: isNegated))
        }
    }

    private mutating func append(_ branches: ArraySlice<PatternNode>) {
        guard let first = branches.first else { return }
        guard branches.count > 1 else { return append(first) }
        let split = placeholder()
        append(first)
        let jump = placeholder()
        instructions[split] = .split(split + 1, instructions.count)
        append(branches.dropFirst())
        instructions[jump] = .jump(instructions.count)
    }

    private mutating func append(_ inner: PatternNode, _ minimum: Int, _ maximum: Int?) {
        for _ in 0..<minimum { append(inner) }
        guard let maximum else {
            let split = placeholder()
            append(inner)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(placeholder())
            append(inner)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }

    private mutating func placeholder() -> Int {
        instructions.append(.accept)
        return instructions.count - 1
    }
}

/// Runs a program over a text.
struct PatternMatcher {
    private let program: PatternProgram
    private let text: [Unicode.Scalar]

    init(_ program: PatternProgram, _ text: [Unicode.Scalar]) {
        self.program = program
        self.text = text
    }

    func matchesWhole() -> Bool { run(from: 0, toEnd: true) }

    private func run(from start: Int, toEnd: Bool) -> Bool {
        var current = StateSet(program.instructions.count)
        var next = StateSet(program.instructions.count)
        add(0, at: start, to: &current)
        for position in start..<text.count {
            if current.accepts && !toEnd { return true }
            if current.states.isEmpty { return false }
            next.clear()
            for state in current.states {
                if case .characters(let characters) = program.instructions[state], characters.contains(text[position]) {
                    add(state + 1, at: position + 1, to: &next)
                }
            }
            swap(&current, &next)
        }
        return current.accepts
    }

    /// Adds a state and all that are reached from it without a character.
    private func add(_ state: Int, at position: Int, to set: inout StateSet) {
        set.pending.append(state)
        while let state = set.pending.popLast() {
            guard set.insert(state) else { continue }
            switch program.instructions[state] {
            case .characters: set.states.append(state)
            case .accept: set.accepts = true
            case .jump(let target): set.pending.append(target)
            case .split(let first, let second):
                set.pending.append(second)
                set.pending.append(first)
            case let assertion:
                if holds(assertion, at: position) { set.pending.append(state + 1) }
            }
        }
    }

    private func holds(_ assertion: PatternProgram.Instruction, at position: Int) -> Bool {
        switch assertion {
        case .start: position == 0
        case .end: position == text.count
        case .wordBoundary(let isNegated): (isWord(position - 1) != isWord(position)) != isNegated
        case .lookAhead(let inner, let isNegated):
            PatternMatcher(inner, text).run(from: position, toEnd: false) != isNegated
        case .lookBehind(let characters, let isNegated):
            (position > 0 && characters.contains(text[position - 1])) != isNegated
        case .characters, .jump, .split, .accept: true
        }
    }

    private func isWord(_ position: Int) -> Bool {
        text.indices.contains(position) && CharacterClass.word.contains(text[position])
    }
}

/// States that are reached at one position, each once.
private struct StateSet {
    var states: [Int] = []
    var accepts = false
    /// Those whose successors are still to be added; here, so that one piece of memory serves every position.
    var pending: [Int] = []
    private var marks: [Int]
    private var generation = 1

    init(_ count: Int) { marks = Array(repeating: 0, count: count) }

    mutating func insert(_ state: Int) -> Bool {
        guard marks[state] != generation else { return false }
        marks[state] = generation
        return true
    }

    mutating func clear() {
        generation += 1
        states.removeAll(keepingCapacity: true)
        accepts = false
    }
}
