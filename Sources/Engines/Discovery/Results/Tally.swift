/// Drives a matcher over the documents of a file, and counts and locates what it finds.
///
/// One a thread; `beginFile` makes it ready for the next file.
public final class Tally<Matcher: BlockMatcher>: DocumentSink {
    private var matcher: Matcher
    /// Looks at names of columns and paths without disturbing what `matcher` carries from block to block.
    private var nameMatcher: Matcher?
    private var recorder: Recorder
    private var document: Document?
    /// Of occurrences in the block before.
    private var lastCount = 0
    private let checkpoint: (_ bytes: Int) throws -> Void
    private var finished: (DocumentResult) throws -> Void = { _ in }

    /// - Parameters:
    ///   - types: What the matcher's rules find, in their order.
    ///   - nameMatcher: A second matcher of the same rules. Without it no path is left out for a sensitive name.
    ///   - checkpoint: Called for every block with its new bytes; what it throws ends the file.
    public init(
        types: [SensitiveType], matcher: Matcher, nameMatcher: Matcher? = nil, limits: TallyLimits = TallyLimits(),
        checkpoint: @escaping (_ bytes: Int) throws -> Void = { _ in }
    ) {
        self.matcher = matcher
        self.nameMatcher = nameMatcher
        self.checkpoint = checkpoint
        recorder = Recorder(types: types, limits: limits)
    }

    /// Forgets the file before.
    ///
    /// - Parameter finished: Takes the result of every document as it ends.
    public func beginFile(finished: @escaping (DocumentResult) throws -> Void) {
        self.finished = finished
        recorder.beginFile()
        document = nil
    }

    public func begin(_ document: Document) throws {
        // A reader that dies within a document may leave it open.
        if self.document != nil { try end(Outcome(.partial, reason: .unableToParse)) }
        self.document = document
        recorder.beginDocument()
        matcher.beginDocument()
    }

    public func take(_ block: consuming Block) throws {
        let block = block
        try checkpoint(max(0, block.bytes.count - block.carried))
        if nameMatcher != nil { try markSensitiveNames(of: block) }
        recorder.beginBlock(position: block.position)
        // Gathered first: the recorder is reached once a block and not at every occurrence.
        var found = [Detection]()
        found.reserveCapacity(lastCount)
        var suppressed = [Suppression]()
        if recorder.keepsSuppressed {
            try matcher.match(block, found: { found.append($0) }, suppressed: { suppressed.append($0) })
        } else {
            try matcher.match(block, found: { found.append($0) }, suppressed: nil)
        }
        lastCount = found.count
        recorder.record(found, suppressed, in: block)
    }

    public func end(_ outcome: Outcome) throws {
        guard let document else { return }
        self.document = nil
        let (detections, suppressed) = recorder.endDocument()
        try finished(
            DocumentResult(document: document, outcome: outcome, detections: detections, suppressed: suppressed))
    }

    /// Whether a document was begun and not ended.
    public var isWithinDocument: Bool { document != nil }

    private func markSensitiveNames(of block: Block) throws {
        let new = recorder.newFields(of: block)
        guard !new.isEmpty else { return }
        let (names, owners) = NameBlock.make(block.fields, new)
        guard !owners.isEmpty else { return }
        nameMatcher?.beginDocument()
        var sensitive = [Int]()
        try nameMatcher?.match(
            names,
            found: { detection in
                if let cell = detection.cell, owners.indices.contains(cell) { sensitive.append(owners[cell]) }
            }, suppressed: nil)
        for field in sensitive { recorder.markSensitive(field: field) }
    }
}

/// Names of columns and paths as values of a block: each stands alone, so that one is no keyword for its neighbour.
enum NameBlock {
    /// - Returns: The block, and for each of its cells the field that has the name.
    static func make(_ fields: [Field], _ range: Range<Int>) -> (block: Block, owners: [Int]) {
        var bytes: [UInt8] = []
        var cells: [Cell] = []
        var owners: [Int] = []
        for index in range {
            for case .name(let name) in fields[index].path where !name.isEmpty {
                let start = bytes.count
                bytes.append(contentsOf: name.utf8)
                cells.append(Cell(start: start, end: bytes.count, field: 0, row: cells.count + 1))
                owners.append(index)
                bytes.append(0x0A)
            }
        }
        return (Block(bytes: bytes, form: .columnar, cells: cells, fields: [Field(column: 1)]), owners)
    }
}
