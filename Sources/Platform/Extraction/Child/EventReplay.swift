import Discovery

/// The parent's side of the pipe: checks what a child says and tells it to the real sink.
///
/// A child that was taken over may say anything: what is passed on has the shape that `Block` promises, documents begin
/// and end in turn, and nothing that it says makes the parent keep more than `ChildLimits` allow.
struct EventReplay<Sink: DocumentSink> {
    private(set) var sink: Sink
    /// The document that has begun and not ended.
    private(set) var current: Document?
    /// The file itself has had its outcome.
    private(set) var hasFileOutcome = false
    private(set) var isDone = false
    /// Bytes of text that the current document gave.
    private(set) var analysed = 0
    /// Bytes of text that the whole file gave.
    private(set) var analysedInAll = 0
    private var documents = 0
    private var fields: [Field] = []
    private var fieldBytes = 0
    private let limits: ReadingLimits
    /// The file as the parent knows it.
    private let document: Document

    init(sink: Sink, document: Document, limits: ReadingLimits) {
        self.sink = sink
        self.document = document
        self.limits = limits
    }

    mutating func take(kind: UInt8, message: [UInt8]) throws {
        guard !isDone, let kind = ChildEvent.Kind(rawValue: kind) else { throw ProtocolViolation() }
        var reader = MessageReader(message)
        switch kind {
        case .begin: try begin(try reader.document())
        case .block: try take(try reader.block())
        case .end: try end(try reader.outcome())
        case .done:
            guard current == nil else { throw ProtocolViolation() }
            isDone = true
        }
        guard reader.count == 0 else { throw ProtocolViolation() }
    }

    /// Ends what a child left open because it stopped: the document it was at, then the file.
    mutating func close(as failure: Outcome) throws {
        if let document = current {
            let code: Outcome.Code = analysed > 0 ? .partial : failure.code
            try end(Outcome(code, reason: failure.reason, detail: failure.detail, analysed: analysed))
            if document.member == self.document.member { return }
        }
        guard !hasFileOutcome else { return }
        try begin(self.document)
        let code: Outcome.Code = analysedInAll > 0 ? .partial : failure.code
        try end(Outcome(code, reason: failure.reason, detail: failure.detail))
    }

    private mutating func begin(_ document: Document) throws {
        documents += 1
        let depth = self.document.member.count + 2 * limits.archiveNesting + limits.mailNesting + 1
        guard current == nil, document.member.count <= depth, (document.size ?? 0) >= 0,
            document.member.allSatisfy({ $0.utf8.count <= 1 << 16 }), document.mediaType.utf8.count <= 256,
            document.member.starts(with: self.document.member),
            documents <= limits.archiveDocuments + limits.mailParts + 16,
            !(hasFileOutcome && document.member == self.document.member)
        else { throw ProtocolViolation() }
        current = document
        fields = []
        fieldBytes = 0
        analysed = 0
        try sink.begin(document)
    }

    private mutating func take(_ block: consuming Block) throws {
        guard current != nil else { throw ProtocolViolation() }
        try add(block.fields)
        block.fields = fields
        guard isSound(block) else { throw ProtocolViolation() }
        let new = block.bytes.count - block.carried - block.pending
        analysed &+= new
        analysedInAll &+= new
        try sink.take(block)
    }

    private mutating func end(_ outcome: Outcome) throws {
        guard let document = current, outcome.analysed >= 0, (outcome.detail?.utf8.count ?? 0) <= 4096 else {
            throw ProtocolViolation()
        }
        current = nil
        if document.member == self.document.member { hasFileOutcome = true }
        try sink.end(outcome)
    }

    private mutating func add(_ new: [Field]) throws {
        for field in new {
            fieldBytes += 64 + (field.sheet?.utf8.count ?? 0)
            for case .name(let name) in field.path { fieldBytes += 32 + name.utf8.count }
        }
        guard fields.count + new.count <= limits.fields + limits.columns + 64, fieldBytes <= ChildLimits.fieldBytes
        else {
            throw ProtocolViolation()
        }
        fields += new
    }

    private func isSound(_ block: borrowing Block) -> Bool {
        guard block.carried >= 0, block.carried <= block.bytes.count, block.pending >= 0,
            block.pending <= block.bytes.count - block.carried, block.position.line >= 1,
            block.position.column >= 1, (block.position.page ?? 1) >= 1
        else { return false }
        var end = 0
        for cell in block.cells {
            guard cell.start >= end, cell.end >= cell.start, cell.end <= block.bytes.count, cell.row >= 0,
                cell.field < fields.count, cell.indices <= block.indices.count
            else { return false }
            let positions = fields[Int(cell.field)].positions
            guard positions <= block.indices.count - Int(cell.indices) else { return false }
            end = Int(cell.end)
        }
        return true
    }
}

extension Field {
    /// How many array positions its path has.
    fileprivate var positions: Int { path.reduce(into: 0) { if $1 == .position { $0 += 1 } } }
}
