import Discovery

/// Reads CSV and its relatives. A block's bytes are the file's; only cells with doubled quotes are changed in place.
///
/// Rows are counted as a spreadsheet counts them: the header is row 1, a blank line is a row, lines before the header
/// (comments, `sep=;`) are none. These lines, and the header itself, are free text with lines for places (Macie API
/// Reference). A file whose last quote is never closed, or with a row past the limit, is malformed: it is free text from
/// that row on.
struct DelimitedReader {
    private var machine: DelimitedMachine
    private(set) var stream: TextStream
    private let dialect: DelimitedDialect
    private let limits: ReadingLimits
    private var buffer: [UInt8] = []
    private var position = TextPosition()
    private var fields: [Field] = []

    init(_ stream: TextStream, dialect: DelimitedDialect, limits: ReadingLimits) {
        self.stream = stream
        self.dialect = dialect
        self.limits = limits
        machine = DelimitedMachine(dialect, limits: limits)
    }

    mutating func read(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws {
        try stream.append(to: &buffer, about: limits.blockSize)
        guard try readHeader() else { return try readText(&emitter, into: &sink) }
        if machine.rowStart > 0 { try emitHeader(&emitter, into: &sink) }
        while true {
            let isLast = stream.isAtEnd
            buffer.withUnsafeBufferPointer { machine.run($0, from: 0, isLast: isLast) }
            let isTooLong = buffer.count - machine.rowStart > limits.recordSize
            if isTooLong || isLast && machine.isWithinQuotes {
                try emit(&emitter, into: &sink)
                return try readText(&emitter, into: &sink)
            }
            try emit(&emitter, into: &sink)
            if isLast { return }
            try stream.append(to: &buffer, about: max(limits.blockSize, buffer.count))
        }
    }

    private mutating func readText(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws {
        try FreeText.read(&stream, after: buffer, at: position, &emitter, into: &sink)
    }

    /// Finds the preamble and the header, and names the fields.
    ///
    /// - Returns: False when the header's end is not to be found.
    private mutating func readHeader() throws -> Bool {
        var end = 0
        for _ in 0..<dialect.preamble {
            guard let line = buffer[end...].firstIndex(of: 0x0A) else { return false }
            end = line + 1
        }
        machine.beginBlock()
        guard dialect.hasHeader else {
            buffer.withUnsafeBufferPointer { machine.run($0, from: end, isLast: false, maximumRows: 0) }
            return true
        }
        while true {
            let isLast = stream.isAtEnd
            buffer.withUnsafeBufferPointer { machine.run($0, from: end, isLast: isLast, maximumRows: 1) }
            if machine.row > 1 { break }
            if isLast || buffer.count > limits.recordSize { return false }
            try stream.append(to: &buffer, about: max(limits.blockSize, buffer.count))
        }
        grow(to: machine.columns)
        for (index, cell) in machine.cells.enumerated() {
            var name = Array(buffer[Int(cell.start)..<Int(cell.end)].prefix(4_096))
            if machine.escaped.contains(index) {
                let count = name.count
                let end = name.withUnsafeMutableBufferPointer {
                    DelimitedMachine.halve(dialect.quote ?? 0x22, $0, in: 0..<count)
                }
                name.removeLast(count - end)
            }
            let text = Self.trimmed(name)
            if !text.isEmpty { fields[Int(cell.field)].path = [.name(text)] }
        }
        return true
    }

    private static func trimmed(_ name: [UInt8]) -> String {
        var name = name[...]
        while let first = name.first, first <= 0x20 { name.removeFirst() }
        while let last = name.last, last <= 0x20 { name.removeLast() }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func grow(to columns: Int) {
        while fields.count < columns { fields.append(Field(column: fields.count + 1)) }
    }

    /// Gives what stands before the first row of data as free text.
    private mutating func emitHeader(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws {
        let header = Array(buffer[..<machine.rowStart])
        buffer.removeFirst(header.count)
        machine.beginBlock()
        var text = FreeText(at: position)
        position.advance(over: header.span)
        try text.take(header, &emitter, into: &sink)
        try text.end(&emitter, into: &sink)
    }

    /// Emits the complete rows, and keeps the rest.
    private mutating func emit(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws {
        let end = machine.rowStart
        guard end > 0 else { return machine.beginBlock() }
        let rest = Array(buffer[end...])
        var bytes = buffer
        buffer = rest
        bytes.removeLast(rest.count)
        position.advance(over: bytes.span)
        grow(to: machine.columns)
        var cells = machine.cells
        for index in machine.escaped {
            let range = Int(cells[index].start)..<Int(cells[index].end)
            let end = bytes.withUnsafeMutableBufferPointer {
                DelimitedMachine.halve(dialect.quote ?? 0x22, $0, in: range)
            }
            cells[index].end = UInt32(truncatingIfNeeded: end)
        }
        machine.beginBlock()
        try emitter.emit(Block(bytes: bytes, form: .columnar, cells: cells, fields: fields), into: &sink)
    }
}
