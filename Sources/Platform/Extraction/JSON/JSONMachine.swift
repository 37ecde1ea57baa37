import Discovery

/// Walks through JSON text that comes in pieces, and notes where values stand. Builds no tree and never recurses.
struct JSONMachine {
    /// Why it came to a halt.
    enum Halt: Equatable {
        /// All is read but what begins at this place, which needs more bytes to be understood.
        case needsMore(from: Int)
        /// The text is no JSON at this place.
        case malformed(at: Int)
        /// Deeper than the limit.
        case tooDeep
    }

    enum Form: Sendable {
        /// One value, or several with white space between them.
        case values
        /// A value on each line.
        case lines
    }

    private enum State {
        case root, afterRootOnLine
        case value, firstElement
        case firstName, name, colon
        case afterMember, afterElement
        /// Within a string so long that it was cut.
        case stringRest
    }

    private struct Frame {
        var isArray: Bool
        /// Of the object or the array itself.
        var node: Int32
        /// The member that was read last; -1 before the first.
        var previous: Int32 = -1
    }

    private let form: Form
    private let maximumNesting: Int
    private let maximumString: Int
    private(set) var paths: JSONPaths
    private var state = State.root
    private var frames: [Frame] = []
    /// Where the value that comes next stands.
    private var node = JSONPaths.root
    private var positions: [UInt32] = []
    private var positionsStart = 0
    private var arePositionsNoted = false
    /// How many values began that stand in no other.
    private(set) var values = 0

    /// The record that is read.
    private(set) var row = 0
    private(set) var cells: [Cell] = []
    private(set) var indices: [UInt32] = []
    /// Into `cells`: those with escapes.
    private(set) var escaped: [Int] = []
    /// Where the line that is read began, in the bytes at hand.
    private(set) var lineStart = 0
    /// How many cells there were then.
    private(set) var lineCells = 0

    init(form: Form, limits: ReadingLimits) {
        self.form = form
        maximumNesting = limits.jsonNesting
        maximumString = max(1 << 10, limits.recordSize)
        paths = JSONPaths(maximumFields: limits.fields)
    }

    /// Nothing is open.
    var isBetweenValues: Bool { frames.isEmpty && (state == .root || state == .afterRootOnLine) }

    /// Forgets the cells, which the caller has taken; the bytes that follow begin at 0 again.
    mutating func beginBlock(lineStart: Int) {
        cells.removeAll(keepingCapacity: true)
        indices.removeAll(keepingCapacity: true)
        escaped.removeAll(keepingCapacity: true)
        arePositionsNoted = false
        self.lineStart = lineStart
        lineCells = 0
    }

    /// Forgets the line that is read, and goes on with the next one.
    mutating func abandonLine() {
        cells.removeLast(cells.count - lineCells)
        while let last = escaped.last, last >= lineCells { escaped.removeLast() }
        frames.removeAll()
        positions.removeAll()
        arePositionsNoted = false
        state = .root
        node = JSONPaths.root
    }

    /// Counts lines that others read.
    mutating func skipLines(_ count: Int) { row += count }

    /// Reads on.
    ///
    /// - Parameter isLast: No more bytes follow.
    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Halt {
        var place = start
        while true {
            if state != .stringRest, let halt = skipSpace(bytes, &place) { return halt }
            guard place < bytes.count else { return .needsMore(from: place) }
            let byte = bytes[place]
            switch state {
            case .root, .afterRootOnLine, .value, .firstElement, .stringRest:
                if let halt = value(byte, bytes, &place, isLast: isLast) { return halt }
            case .firstName, .name:
                if byte == 0x7D, state == .firstName {
                    place += 1
                    close()
                } else if let halt = name(byte, bytes, &place) {
                    return halt
                }
            case .colon:
                guard byte == 0x3A else { return .malformed(at: place) }
                place += 1
                state = .value
            case .afterMember, .afterElement:
                if byte == 0x2C {
                    place += 1
                    next()
                } else if byte == (state == .afterMember ? 0x7D : 0x5D) {
                    place += 1
                    close()
                } else {
                    return .malformed(at: place)
                }
            }
        }
    }

    @inline(__always)
    private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Halt? {
        while place < bytes.count {
            let byte = bytes[place]
            if byte > 0x20 { return nil }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return .malformed(at: place) }
            place &+= 1
            if byte == 0x0A, form == .lines {
                guard isBetweenValues else { return .malformed(at: place - 1) }
                state = .root
                row += 1
                lineStart = place
                lineCells = cells.count
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func value(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, isLast: Bool
    ) -> Halt? {
        if state == .stringRest { return string(bytes, &place, from: place, isLast: isLast) }
        if state == .firstElement {
            if byte == 0x5D {
                place += 1
                close()
                return nil
            }
            state = .value
        } else if state == .root || state == .afterRootOnLine {
            if form == .values { row = values }
            values += 1
            state = .value
        }
        switch byte {
        case 0x22: return string(bytes, &place, from: place + 1, isLast: isLast)
        case 0x7B, 0x5B:
            guard frames.count < maximumNesting else { return .tooDeep }
            place += 1
            open(isArray: byte == 0x5B)
            return nil
        case 0x2D, 0x30...0x39, 0x74, 0x66, 0x6E: return scalar(byte, bytes, &place, isLast: isLast)
        default: return .malformed(at: place)
        }
    }

    // MARK: Structure

    private mutating func open(isArray: Bool) {
        frames.append(Frame(isArray: isArray, node: node))
        guard isArray else {
            state = .firstName
            return
        }
        positions.append(0)
        arePositionsNoted = false
        node = paths.element(of: node)
        state = .firstElement
    }

    private mutating func next() {
        guard let frame = frames.last else { return }
        guard frame.isArray else {
            state = .name
            return
        }
        positions[positions.count - 1] &+= 1
        arePositionsNoted = false
        node = paths.element(of: frame.node)
        state = .value
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        if frame.isArray {
            positions.removeLast()
            arePositionsNoted = false
        }
        ended()
    }

    /// A value is complete.
    @inline(__always)
    private mutating func ended() {
        guard let frame = frames.last else {
            node = JSONPaths.root
            state = form == .lines ? .afterRootOnLine : .root
            return
        }
        state = frame.isArray ? .afterElement : .afterMember
    }

    // MARK: Tokens

    @inline(__always)
    private mutating func name(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Halt? {
        guard byte == 0x22 else { return .malformed(at: place) }
        let scan = JSONString.scan(bytes, from: place + 1, stopsAtLineEnd: form == .lines)
        switch scan.end {
        case .closed: break
        case .open: return bytes.count - place > maximumString ? .malformed(at: place) : .needsMore(from: place)
        case .malformed: return .malformed(at: scan.place)
        }
        let raw = UnsafeBufferPointer(rebasing: bytes[(place + 1)..<scan.place])
        let top = frames.count - 1
        let parent = frames[top].node
        let (member, isNew) = paths.member(of: parent, after: frames[top].previous, named: raw)
        if isNew, !raw.isEmpty {
            note(place + 1..<scan.place, field: paths.nameField(of: parent), hasEscapes: scan.hasEscapes)
        }
        frames[top].previous = member
        node = member
        place = scan.place + 1
        // Nearly always the colon follows at once.
        if place < bytes.count, bytes[place] == 0x3A {
            place += 1
            state = .value
        } else {
            state = .colon
        }
        return nil
    }

    @inline(__always)
    private mutating func string(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, from start: Int, isLast: Bool
    ) -> Halt? {
        let scan = JSONString.scan(bytes, from: start, stopsAtLineEnd: form == .lines)
        switch scan.end {
        case .closed:
            if scan.place > start {
                note(start..<scan.place, field: paths.field(of: node), hasEscapes: scan.hasEscapes)
            }
            place = scan.place + 1
            ended()
            return nil
        case .open:
            guard bytes.count - start >= maximumString else { return .needsMore(from: place) }
            let cut = JSONString.cut(bytes, from: start, before: scan.place)
            note(start..<cut, field: paths.field(of: node), hasEscapes: scan.hasEscapes)
            place = cut
            state = .stringRest
            return .needsMore(from: cut)
        case .malformed: return .malformed(at: scan.place)
        }
    }

    private mutating func scalar(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, isLast: Bool
    ) -> Halt? {
        var end = place + 1
        let isNumber = byte == 0x2D || byte <= 0x39
        while end < bytes.count, isNumber ? JSONNumber.isPart(bytes[end]) : (0x61...0x7A).contains(bytes[end]) {
            end += 1
        }
        if end == bytes.count && !isLast {
            return end - place > 1 << 20 ? .malformed(at: place) : .needsMore(from: place)
        }
        if isNumber {
            guard JSONNumber.isNumber(bytes, in: place..<end) else { return .malformed(at: place) }
            note(place..<end, field: paths.field(of: node), hasEscapes: false)
        } else {
            guard JSONNumber.isLiteral(bytes, in: place..<end) else { return .malformed(at: place) }
        }
        place = end
        ended()
        return nil
    }

    @inline(__always)
    private mutating func note(_ range: Range<Int>, field: Int32, hasEscapes: Bool) {
        if !arePositionsNoted {
            positionsStart = indices.count
            for place in 0..<positions.count { indices.append(positions[place]) }
            arePositionsNoted = true
        }
        if hasEscapes { escaped.append(cells.count) }
        cells.append(
            Cell(start: range.lowerBound, end: range.upperBound, field: Int(field), row: row, indices: positionsStart))
    }
}
