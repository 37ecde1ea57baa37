/// Expressions as one nondeterministic automaton, each with a number that tells which of them matched.
struct Automaton: Sendable {
    enum Node: Sendable {
        /// One byte of a set (an index into `sets`).
        case bytes(set: Int, next: Int)
        case fork(Int, Int)
        case accept(Int)
        case textStart(next: Int)
        case textEnd(next: Int)
        case wordBoundary(Bool, next: Int)
    }

    private(set) var nodes: [Node] = []
    /// Where each expression starts.
    private(set) var starts: [Int] = []
    /// Distinct sets, as bytes and as classes of bytes.
    private(set) var sets: [ByteSet] = []
    private(set) var classSets: [ByteSet] = []
    /// Bytes that no set tells apart share a class.
    private(set) var classOf: [UInt8] = []
    private(set) var classCount = 0
    /// Of each class, whether its bytes are a word's.
    private(set) var isWordClass: [Bool] = []
    let expressionCount: Int

    private var setNumbers: [ByteSet: Int] = [:]

    init(_ expressions: [Expression]) {
        expressionCount = expressions.count
        for (number, expression) in expressions.enumerated() {
            let end = add(.accept(number))
            starts.append(add(expression, before: end))
        }
        setNumbers = [:]
        classify()
    }

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func number(of set: ByteSet) -> Int {
        if let known = setNumbers[set] { return known }
        sets.append(set)
        setNumbers[set] = sets.count - 1
        return sets.count - 1
    }

    /// Adds an expression that leads to a node, and gives where it starts.
    private mutating func add(_ expression: Expression, before next: Int) -> Int {
        switch expression {
        case .bytes(let set): return add(.bytes(set: number(of: set), next: next))
        case .textStart: return add(.textStart(next: next))
        case .textEnd: return add(.textEnd(next: next))
        case .wordBoundary(let isBoundary): return add(.wordBoundary(isBoundary, next: next))
        case .sequence(let parts):
            var start = next
            for part in parts.reversed() { start = add(part, before: start) }
            return start
        case .choice(let parts):
            guard var start = parts.last.map({ add($0, before: next) }) else {
                return add(.bytes(set: number(of: .none), next: next))
            }
            for part in parts.dropLast().reversed() { start = add(.fork(add(part, before: next), start)) }
            return start
        case .repeated(let part, let minimum, let maximum):
            return add(part, minimum: minimum, maximum: maximum, before: next)
        }
    }

    private mutating func add(_ part: Expression, minimum: Int, maximum: Int?, before next: Int) -> Int {
        var start = next
        if let maximum {
            for _ in stride(from: minimum, to: maximum, by: 1) { start = add(.fork(add(part, before: start), next)) }
        } else {
            let loop = add(.fork(next, next))
            nodes[loop] = .fork(add(part, before: loop), next)
            start = loop
        }
        for _ in 0..<minimum { start = add(part, before: start) }
        return start
    }

    private mutating func classify() {
        let hasWordBoundary = nodes.contains { if case .wordBoundary = $0 { true } else { false } }
        var numbers: [[UInt64]: UInt8] = [:]
        let separating = hasWordBoundary ? sets + [.word] : sets
        for byte in UInt8.min...UInt8.max {
            var key = [UInt64](repeating: 0, count: separating.count / 64 + 1)
            for (place, set) in separating.enumerated() where set.contains(byte) {
                key[place / 64] |= 1 << (place % 64)
            }
            if let known = numbers[key] {
                classOf.append(known)
            } else {
                let number = UInt8(truncatingIfNeeded: numbers.count)
                numbers[key] = number
                classOf.append(number)
                isWordClass.append(ByteSet.word.contains(byte))
            }
        }
        classCount = numbers.count
        classSets = sets.map { set in
            var classes = ByteSet.none
            for byte in set.bytes { classes.insert(classOf[Int(byte)]) }
            return classes
        }
    }
}
