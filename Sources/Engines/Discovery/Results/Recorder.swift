/// What a tally has counted. A class, so that the matcher's call-backs reach it while the tally drives the matcher.
final class Recorder {
    private let types: [SensitiveType]
    private let countLimits: [Int]
    private let limits: TallyLimits
    /// Counts of the file, its members together; only types with a limit need them.
    private var fileCounts: [Int]
    private var counts: [Int]
    private var locations: [[Location]]
    private var samples: [[String]]
    private var touched: [Int] = []
    private var suppressed: [SuppressedCandidate] = []
    private var keptLocations = 0
    private var keptSuppressed = 0
    private var sensitiveFields: Set<Int> = []
    private var knownFields = 0
    private var cursor = TextCursor(start: TextPosition())

    init(types: [SensitiveType], limits: TallyLimits) {
        self.types = types
        self.limits = limits
        countLimits = types.map { $0.countLimit ?? .max }
        fileCounts = Array(repeating: 0, count: types.count)
        counts = fileCounts
        locations = Array(repeating: [], count: types.count)
        samples = Array(repeating: [], count: types.count)
    }

    var keepsSuppressed: Bool { limits.suppressed > 0 && keptSuppressed < limits.suppressed }

    func beginFile() {
        for type in types.indices where fileCounts[type] > 0 { fileCounts[type] = 0 }
        keptLocations = 0
        keptSuppressed = 0
        beginDocument()
    }

    func beginDocument() {
        _ = endDocument()
        sensitiveFields.removeAll(keepingCapacity: true)
        knownFields = 0
    }

    func beginBlock(position: TextPosition) { cursor = TextCursor(start: position) }

    func endDocument() -> (detections: [TypeDetections], suppressed: [SuppressedCandidate]) {
        var detections: [TypeDetections] = []
        for type in touched.sorted() {
            detections.append(
                TypeDetections(type: type, count: counts[type], locations: locations[type], samples: samples[type]))
            counts[type] = 0
            locations[type] = []
            samples[type] = []
        }
        touched.removeAll(keepingCapacity: true)
        defer { suppressed = [] }
        return (detections, suppressed)
    }

    func record(_ detection: Detection, in block: Block) {
        let type = detection.rule
        guard types.indices.contains(type), fileCounts[type] < countLimits[type] else { return }
        fileCounts[type] += 1
        if counts[type] == 0 { touched.append(type) }
        counts[type] += 1
        if samples[type].count < limits.samples {
            samples[type].append(SampleText.of(block.bytes.span, detection.range, length: limits.sampleLength))
        }
        guard locations[type].count < limits.locations, keptLocations < limits.locationsInFile else { return }
        keptLocations += 1
        locations[type].append(location(of: detection.range, cell: detection.cell, in: block))
    }

    func record(_ suppression: Suppression, in block: Block) {
        guard types.indices.contains(suppression.rule), keptSuppressed < limits.suppressed else { return }
        keptSuppressed += 1
        suppressed.append(
            SuppressedCandidate(
                type: suppression.rule, reason: suppression.reason,
                location: location(of: suppression.range, cell: suppression.cell, in: block),
                text: SampleText.of(block.bytes.span, suppression.range, length: limits.sampleLength)))
    }
}

extension Recorder {
    /// The fields that this block brought, which are then known.
    func newFields(of block: Block) -> Range<Int> {
        let new = min(knownFields, block.fields.count)..<block.fields.count
        knownFields = block.fields.count
        return new
    }

    func markSensitive(field: Int) { sensitiveFields.insert(field) }

    private func location(of range: Range<Int>, cell: Int?, in block: Block) -> Location {
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

    private func textLocation(of range: Range<Int>, in block: Block) -> Location {
        if let page = block.position.page { return .page(page) }
        let start = cursor.position(of: range.lowerBound, in: block.bytes.span)
        let last = max(range.lowerBound, range.upperBound - 1)
        let from = min(max(0, range.lowerBound), block.bytes.count)
        let within = from..<min(max(from, last), block.bytes.count)
        let lines = LineCounting.lineFeeds(in: block.bytes.span, within)
        return .lines(start: start.line, end: start.line + lines, startColumn: start.column)
    }
}
