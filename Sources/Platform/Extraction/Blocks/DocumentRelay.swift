import Discovery

/// Stands between a reader of one document and the sink: counts what is read, and says which block is the last.
struct DocumentRelay: DocumentSink {
    private(set) var sink: any DocumentSink
    /// Bytes that were handed over, each once.
    private(set) var analysed = 0
    private var held: Block?

    init(_ sink: any DocumentSink) { self.sink = sink }

    mutating func begin(_ document: Document) throws { try sink.begin(document) }

    mutating func take(_ block: consuming Block) throws {
        var block = block
        block.isLast = false
        analysed += block.bytes.count - block.carried - block.pending
        let before = held.take()
        held = consume block
        if let before { try sink.take(before) }
    }

    mutating func end(_ outcome: Outcome) throws {
        if var last = held.take() {
            last.isLast = true
            try sink.take(last)
        }
        var outcome = outcome
        outcome.analysed = analysed
        try sink.end(outcome)
    }
}
