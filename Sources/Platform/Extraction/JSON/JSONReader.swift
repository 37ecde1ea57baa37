import Discovery

/// Reads JSON and JSON Lines: cells are strings, numbers and new names as they stand in the text, so that nothing is
/// copied but what has escapes.
///
/// What is malformed is read as free text, as Macie does: in JSON from the block on where the fault shows (all of the
/// file when it shows in the first), in JSON Lines the line alone, unless one in a hundred is.
struct JSONReader {
    private var machine: JSONMachine
    private(set) var stream: TextStream
    private let form: JSONMachine.Form
    private let limits: ReadingLimits
    private var buffer: [UInt8] = []
    /// Where the buffer's first byte stands.
    private var position = TextPosition()
    private var badLines = 0

    init(_ stream: TextStream, form: JSONMachine.Form, limits: ReadingLimits) {
        self.stream = stream
        self.form = form
        self.limits = limits
        machine = JSONMachine(form: form, limits: limits)
    }

    /// - Returns: Why the document is not analysed; nil when it was.
    mutating func read(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws -> Outcome.Reason? {
        var resume = 0
        while true {
            try stream.append(to: &buffer, about: max(limits.blockSize, buffer.count))
            let isLast = stream.isAtEnd
            let halt = buffer.withUnsafeBufferPointer { machine.run($0, from: resume, isLast: isLast) }
            resume = 0
            switch halt {
            case .tooDeep: return .jsonNesting
            case .malformed(let place):
                if try readFaulty(at: place, &emitter, into: &sink) { return nil }
            case .needsMore(let place):
                if isLast {
                    if place == buffer.count && machine.isBetweenValues {
                        try emit(upTo: buffer.count, &emitter, into: &sink)
                        return nil
                    }
                    if try readFaulty(at: place, &emitter, into: &sink) { return nil }
                } else if form == .lines, machine.lineStart > 0 || buffer.count < limits.recordSize {
                    machine.abandonLine()
                    try emit(upTo: machine.lineStart, &emitter, into: &sink)
                } else {
                    try emit(upTo: place, &emitter, into: &sink)
                }
            }
        }
    }

    /// Emits the cells found so far with the bytes up to `end`, and keeps the rest.
    private mutating func emit(
        upTo end: Int, _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws {
        guard end > 0 else { return machine.beginBlock(lineStart: 0) }
        let rest = Array(buffer[end...])
        var bytes = buffer
        buffer = rest
        bytes.removeLast(rest.count)
        position.advance(over: bytes.span)
        var cells = machine.cells
        for index in machine.escaped {
            let range = Int(cells[index].start)..<Int(cells[index].end)
            let end = bytes.withUnsafeMutableBufferPointer { JSONEscapes.resolve($0, in: range) }
            cells[index].end = UInt32(truncatingIfNeeded: end)
        }
        let block = Block(
            bytes: bytes, form: .record, cells: cells, indices: machine.indices, fields: machine.paths.fields)
        machine.beginBlock(lineStart: 0)
        try emitter.emit(block, into: &sink)
    }

    /// - Returns: Whether everything is read now.
    private mutating func readFaulty(
        at place: Int, _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws -> Bool {
        if form == .lines, badLines < 100 || badLines < machine.row / 100 {
            let start = machine.lineStart
            machine.abandonLine()
            try emit(upTo: start, &emitter, into: &sink)
            return try readFaultyLines(&emitter, into: &sink)
        }
        if form == .lines {
            let start = machine.lineStart
            machine.abandonLine()
            try emit(upTo: start, &emitter, into: &sink)
        }
        try FreeText.read(&stream, after: buffer, at: position, &emitter, into: &sink)
        return true
    }

    /// Reads the line that the buffer begins with as text, and those after it that cannot be records.
    private mutating func readFaultyLines(
        _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws -> Bool {
        var text = FreeText(at: position)
        var taken = 0
        var isLineStart = false
        while true {
            if taken == buffer.count {
                try take(&taken, &text, &emitter, into: &sink)
                if stream.isAtEnd { break }
                try stream.append(to: &buffer, about: limits.blockSize)
                continue
            }
            if isLineStart, buffer[taken] == 0x7B || buffer[taken] == 0x5B { break }
            guard let end = buffer[taken...].firstIndex(of: 0x0A) else {
                taken = buffer.count
                isLineStart = false
                continue
            }
            taken = end + 1
            isLineStart = true
            badLines += 1
            machine.skipLines(1)
        }
        try take(&taken, &text, &emitter, into: &sink)
        try text.end(&emitter, into: &sink)
        return buffer.isEmpty && stream.isAtEnd
    }

    private mutating func take(
        _ taken: inout Int, _ text: inout FreeText, _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws {
        guard taken > 0 else { return }
        let piece = Array(buffer[..<taken])
        buffer.removeFirst(taken)
        position.advance(over: piece.span)
        taken = 0
        try text.take(piece, &emitter, into: &sink)
    }
}
