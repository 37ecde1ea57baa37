import Discovery

/// Gathers values into blocks of cells, rows and records kept whole where they fit.
struct CellBlocks {
    private let form: StorageForm
    private let limits: ReadingLimits
    private var bytes: [UInt8] = []
    private var cells: [Cell] = []
    private var indices: [UInt32] = []
    private(set) var fields: [Field] = []
    private var numbers: [Field: Int] = [:]
    /// Values were left out, because one alone is larger than a record may be.
    private(set) var isIncomplete = false
    private var total = 0
    private let largest: Int

    /// - Parameter largest: How much all values may come to, in bytes: an Office file names its texts by number, and
    ///   so may repeat a long one at little cost.
    init(form: StorageForm, limits: ReadingLimits, largest: Int = .max) {
        self.form = form
        self.largest = largest
        self.limits = limits
    }

    /// The field's number, a new one where there is none. Past the limit of fields all share one without a name.
    mutating func number(of field: Field) -> Int {
        if let known = numbers[field] { return known }
        if fields.count >= limits.fields {
            let nameless = Field(sheet: nil, column: 0, path: [])
            if let known = numbers[nameless] { return known }
            return add(nameless)
        }
        return add(field)
    }

    /// Values of a field whose path has array positions need as many indices as it has.
    mutating func append(
        _ value: some Collection<UInt8>, field: Int, row: Int, indices positions: [UInt32] = [],
        into sink: inout any DocumentSink
    ) throws {
        guard !value.isEmpty else { return }
        guard value.count <= limits.recordSize else {
            isIncomplete = true
            return
        }
        if bytes.count + value.count > limits.recordSize + limits.blockSize { try finish(into: &sink) }
        total += value.count
        guard total <= largest else {
            throw ReadingError.limit(.uncompressedSize, detail: "Its values come to more than \(largest) bytes.")
        }
        let start = bytes.count
        bytes.append(contentsOf: value)
        let first = indices.count
        indices.append(contentsOf: positions)
        cells.append(Cell(start: start, end: bytes.count, field: field, row: row, indices: first))
        bytes.append(0x0A)
    }

    /// Says that a row or record is complete.
    mutating func endRow(into sink: inout any DocumentSink) throws {
        if bytes.count >= limits.blockSize { try finish(into: &sink) }
    }

    mutating func finish(into sink: inout any DocumentSink) throws {
        guard !cells.isEmpty else { return }
        let block = Block(bytes: bytes, form: form, cells: cells, indices: indices, fields: fields, isLast: false)
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        indices.removeAll(keepingCapacity: true)
        try sink.take(block)
    }

    private mutating func add(_ field: Field) -> Int {
        numbers[field] = fields.count
        fields.append(field)
        return fields.count - 1
    }
}
