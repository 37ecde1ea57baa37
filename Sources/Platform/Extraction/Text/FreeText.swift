import Discovery

/// Cuts free text into blocks.
struct FreeText {
    private var cutter: TextCutter

    /// - Parameter position: Where the text begins.
    init(at position: TextPosition = TextPosition()) {
        cutter = TextCutter(at: position)
    }

    mutating func take(_ bytes: [UInt8], _ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws {
        try cutter.take(bytes.span) { try emitter.emit($0, into: &sink) }
    }

    mutating func end(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws {
        try cutter.end(isLast: false) { try emitter.emit($0, into: &sink) }
    }

    /// Reads what a stream has left.
    ///
    /// - Parameter beginning: Text that was taken from the stream already.
    static func read(
        _ stream: inout TextStream, after beginning: [UInt8] = [], at position: TextPosition = TextPosition(),
        _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws {
        var text = FreeText(at: position)
        try text.take(beginning, &emitter, into: &sink)
        while !stream.isAtEnd {
            var piece: [UInt8] = []
            try stream.append(to: &piece, about: 1 << 18)
            try text.take(piece, &emitter, into: &sink)
        }
        try text.end(&emitter, into: &sink)
    }
}
