/// What a tally has counted.
struct Recorder {
    private let limits: TallyLimits
    /// By type.
    private var counted: [Counted]
    private var touched: [Int] = []
    private var suppressed: [SuppressedCandidate] = []
    private var keptLocations = 0
    private var keptSuppressed = 0
    private var sensitiveFields: Set<Int> = []
    private var knownFields = 0
    private var cursor = TextCursor(start: TextPosition())

    init(types: [SensitiveType], limits: TallyLimits) {
        self.limits = limits
        counted = types.map { Counted(limit: $0.countLimit ?? .max) }
    }

    /// What was found of a type.
    private struct Counted {
        let limit: Int
        /// Of the file, its members together; only types with a limit need it.
        var inFile = 0
        var count = 0
        var locations: [Location] = []
        var samples: [String] = []
    }

    var keepsSuppressed: Bool { limits.suppressed > 0 && keptSuppressed < limits.suppressed }

    mutating func beginFile() {
        for type in counted.indices { counted[type].inFile = 0 }
        keptLocations = 0
        keptSuppressed = 0
        beginDocument()
    }

    mutating func beginDocument() {
        _ = endDocument()
        sensitiveFields.removeAll(keepingCapacity: true)
        knownFields = 0
    }

    mutating func beginBlock(position: TextPosition) { cursor = TextCursor(start: position) }

    mutating func endDocument() -> (detections: [TypeDetections], suppressed: [SuppressedCandidate]) {
        var detections: [TypeDetections] = []
        for type in touched.sorted() {
            let found = counted[type]
            detections.append(
                TypeDetections(type: type, count: found.count, locations: found.locations, samples: found.samples))
            counted[type] = Counted(limit: found.limit, inFile: found.inFile)
        }
        touched.removeAll(keepingCapacity: true)
        defer { suppressed = [] }
        return (detections, suppressed)
    }

    mutating func record(_ detections: [Detection], _ suppressions: [Suppression], in block: Block) {
        for detection in detections { record(detection, in: block) }
        for suppression in suppressions { record(suppression, in: block) }
    }

    private mutating func record(_ detection: Detection, in block: Block) {
        let type = detection.rule
        guard counted.indices.contains(type), counted[type].inFile < counted[type].limit else { return }
        counted[type].inFile += 1
        if counted[type].count == 0 { touched.append(type) }
        counted[type].count += 1
        if counted[type].samples.count < limits.samples {
            let sample = SampleText.of(block.bytes.span, detection.range, length: limits.sampleLength)
            counted[type].samples.append(sample)
        }
        guard counted[type].locations.count < limits.locations, keptLocations < limits.locationsInFile else { return }
        keptLocations += 1
        let location = location(of: detection.range, cell: detection.cell, in: block)
        counted[type].locations.append(location)
    }

    private mutating func record(_ suppression: Suppression, in block: Block) {
        guard counted.indices.contains(suppression.rule), keptSuppressed < limits.suppressed else { return }
        keptSuppressed += 1
        let location = location(of: suppression.range, cell: suppression.cell, in: block)
        suppressed.append(
            SuppressedCandidate(
                type: suppression.rule, reason: suppression.reason, location: location,
                text: SampleText.of(block.bytes.span, suppression.range, length: limits.sampleLength)))
    }
}

extension Recorder {
    /// The fields that this block brought, which are then known.
    mutating func newFields(of block: Block) -> Range<Int> {
        let new = min(knownFields, block.fields.count)..<block.fields.count
        knownFields = block.fields.count
        return new
    }

    mutating func markSensitive(field: Int) { sensitiveFields.insert(field) }

    private mutating func location(of range: Range<Int>, cell: Int?, in block: Block) -> Location {
        guard let cell, block.cells.indices.contains(cell) else { return textLocation(of: range, in: block) }
        let place = block.cells[cell]
        let index = Int(place.field)
        let field = block.fields.indices.contains(index) ? block.fields[index] : Field()
        let isSensitive = sensitiveFields.contains(index)
        guard block.form == .columnar else {
            let positions = block.indices.dropFirst(Int(place.indices))
            return .record(
                index: place.row, path: isSensitive ? nil : JSONPath.text(field.path, indices: positions))
        }
        var name: String?
        if case .name(let text)? = field.path.last, !isSensitive { name = JSONPath.shortened(text) }
        return .cell(row: place.row, column: max(1, field.column), name: name, sheet: field.sheet)
    }

    private mutating func textLocation(of range: Range<Int>, in block: Block) -> Location {
        if let page = block.position.page { return .page(page) }
        let start = cursor.position(of: range.lowerBound, in: block.bytes.span)
        let last = max(range.lowerBound, range.upperBound - 1)
        let from = min(max(0, range.lowerBound), block.bytes.count)
        let within = from..<min(max(from, last), block.bytes.count)
        let lines = LineCounting.lineFeeds(in: block.bytes.span, within)
        return .lines(start: start.line, end: start.line + lines, startColumn: start.column)
    }
}
