import Discovery

/// Hands blocks to a sink one behind, so that the last one of a document says that it is.
struct BlockEmitter {
    private var held: Block?
    /// Bytes of text that went out, what blocks repeat not counted twice.
    private(set) var analysed = 0
    private let limits: ReadingLimits

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// - Throws: `ReadingError.limit` when the time is over, and what the sink throws.
    mutating func emit(_ block: consuming Block, into sink: inout some DocumentSink) throws {
        if limits.isOver { throw ReadingError.limit(.timeCutOff, detail: nil) }
        analysed += block.bytes.count - block.carried - block.pending
        block.isLast = false
        if let previous = held.take() { try sink.take(previous) }
        held = consume block
    }

    /// Gives the last block.
    mutating func finish(into sink: inout some DocumentSink) throws {
        guard var last = held.take() else { return }
        last.isLast = true
        try sink.take(last)
    }
}
