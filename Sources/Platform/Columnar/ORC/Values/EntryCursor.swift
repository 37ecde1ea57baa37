/// Walks through a stripe's entries of one leaf: which record, and which positions in its lists, the next one belongs to, and whether
/// it is there.
struct EntryCursor {
    private(set) var record: Int
    /// As many as the leaf has lists.
    private(set) var positions: [UInt32]
    private var rowsLeft: Int
    private var gates: [Gate] = []
    /// Which gates an entry passes from a list's element (or a record) to the next list or the leaf.
    private var segments: [Range<Int>] = []
    private var lengths: [IntegerRuns]
    /// How many elements of each list are still to come.
    private var remaining: [Int]

    private struct Gate {
        var present: BooleanRuns?
        var tags: ByteRuns?
        var tag: UInt8 = 0
    }

    init(_ leaf: ORCLeaf, rows: Range<Int>, _ streams: StripeStreams) {
        record = rows.lowerBound - 1
        rowsLeft = rows.count
        lengths = []
        remaining = []
        positions = []
        var first = 0
        for ancestor in leaf.ancestors {
            append(Self.gate(ancestor, streams))
            guard ancestor.kind == .list else { continue }
            segments.append(first..<gates.count)
            first = gates.count
            lengths.append(streams.integers(ancestor.column, .length, isSigned: false))
        }
        append(Gate(present: streams.present(leaf.column)))
        segments.append(first..<gates.count)
        remaining = [Int](repeating: 0, count: lengths.count)
        positions = [UInt32](repeating: 0, count: lengths.count)
    }

    /// Leaves out what stops nothing.
    private mutating func append(_ gate: Gate) {
        if gate.present != nil || gate.tags != nil { gates.append(gate) }
    }

    private static func gate(_ ancestor: ORCAncestor, _ streams: StripeStreams) -> Gate {
        var gate = Gate(present: streams.present(ancestor.column))
        if case .union(let tag) = ancestor.kind {
            gate.tags = ByteRuns(streams.stream(ancestor.column, .data))
            gate.tag = tag
        }
        return gate
    }

    /// Moves to the next value that is there.
    ///
    /// - Returns: False when there is none.
    mutating func next() throws -> Bool {
        while true {
            var level = lengths.count
            while level > 0, remaining[level - 1] == 0 { level -= 1 }
            if level == 0 {
                guard rowsLeft > 0 else { return false }
                rowsLeft -= 1
                record += 1
            } else {
                remaining[level - 1] -= 1
                positions[level - 1] &+= 1
            }
            if try descend(from: level) { return true }
        }
    }

    /// From an element of a list down to the leaf, unless something on the way is null or empty.
    private mutating func descend(from start: Int) throws -> Bool {
        for level in start..<segments.count {
            guard try pass(level) else { return false }
            if level == lengths.count { return true }
            guard let count = Int(exactly: try lengths[level].next()), count >= 0 else {
                throw ColumnarError.malformed("a list of a negative length")
            }
            if count == 0 { return false }
            remaining[level] = count - 1
            positions[level] = 0
        }
        return true
    }

    @inline(__always)
    private mutating func pass(_ level: Int) throws -> Bool {
        for place in segments[level] {
            if gates[place].present != nil {
                guard try gates[place].present?.next() == true else { return false }
            }
            if gates[place].tags != nil {
                let tag = try gates[place].tags?.next()
                guard tag == gates[place].tag else { return false }
            }
        }
        return true
    }
}
