import Discovery

/// Gathers the cells of sheets and tables, in order of rows, and finds out what columns are called.
///
/// A sheet's first rows are held back until `HeaderSniffer` can tell whether they begin with a header. A header's cells are
/// values too, because a header may hold data.
struct TableBlocks {
    private var cells: CellBlocks
    private let limits: ReadingLimits
    private var sheet: String?
    private var row = 1
    private var column = 1
    private var names: [Int: String] = [:]
    /// The sheet's first rows that have cells, until it is known what columns are called.
    private var held: [HeldRow] = []
    private var isHolding = true
    private var heldBytes = 0
    /// The numbers of the sheet's fields by column.
    private var fields: [Int: Int] = [:]

    private struct HeldRow {
        var row: Int
        var cells: [(column: Int, value: [UInt8], isText: Bool)]
    }

    /// How many rows, and about how many bytes, are held back at most.
    private static let holding = (rows: 8, bytes: 1 << 16)

    init(limits: ReadingLimits, largest: Int = .max) {
        self.limits = limits
        cells = CellBlocks(form: .columnar, limits: limits, largest: largest)
    }

    /// Values were left out.
    var isIncomplete: Bool { cells.isIncomplete }

    /// - Parameter columns: What a table's columns are called, where it says so; the first row is then data.
    mutating func beginSheet(_ name: String?, columns: [String]? = nil, into sink: inout any DocumentSink) throws {
        try endRow(into: &sink)
        try release(into: &sink)
        sheet = name
        row = 1
        column = 1
        fields = [:]
        names = [:]
        isHolding = columns == nil
        heldBytes = 0
        for (place, name) in (columns ?? []).enumerated() { names[place + 1] = name }
    }

    /// Moves on to a row and column, both 1 for the first.
    mutating func move(row: Int? = nil, column: Int? = nil, into sink: inout any DocumentSink) throws {
        if let row, row != self.row {
            try endRow(into: &sink)
            self.row = row
        }
        if let column { self.column = column }
    }

    /// A value in the next column.
    mutating func append(_ value: [UInt8], isText: Bool, into sink: inout any DocumentSink) throws {
        let place = min(column, limits.columns)
        column += 1
        guard !value.isEmpty else { return }
        guard isHolding else {
            return try cells.append(value, field: field(place), row: row, into: &sink)
        }
        if held.last?.row != row { held.append(HeldRow(row: row, cells: [])) }
        held[held.count - 1].cells.append((place, value, isText))
        heldBytes += value.count
        if heldBytes > Self.holding.bytes { try release(into: &sink) }
    }

    mutating func endRow(into sink: inout any DocumentSink) throws {
        if held.count >= Self.holding.rows { try release(into: &sink) }
        try cells.endRow(into: &sink)
        row += 1
        column = 1
    }

    /// Decides about the header, and gives what was held back.
    private mutating func release(into sink: inout any DocumentSink) throws {
        let rows = held
        held = []
        isHolding = false
        if let first = rows.first, Self.isHeader(rows) {
            for cell in first.cells { names[cell.column] = String(decoding: cell.value, as: UTF8.self) }
        }
        for row in rows {
            for cell in row.cells { try cells.append(cell.value, field: field(cell.column), row: row.row, into: &sink) }
            if row.row != self.row { try cells.endRow(into: &sink) }
        }
    }

    /// Columns that the first row leaves empty do not count: a table need not begin in a sheet's first column.
    private static func isHeader(_ rows: [HeldRow]) -> Bool {
        guard let first = rows.first,
            first.cells.allSatisfy({ $0.isText || HeaderSniffer.isYear($0.value) })
        else { return false }
        let places = Dictionary(first.cells.enumerated().map { ($1.column, $0) }) { one, _ in one }
        return HeaderSniffer.isHeader(
            rows.map { row in
                var values = [[UInt8]](repeating: [], count: first.cells.count)
                for cell in row.cells { if let place = places[cell.column] { values[place] = cell.value } }
                return values
            })
    }

    mutating func finish(into sink: inout any DocumentSink) throws {
        try endRow(into: &sink)
        try release(into: &sink)
        try cells.finish(into: &sink)
    }

    private mutating func field(_ column: Int) -> Int {
        if let known = fields[column] { return known }
        let path = names[column].map { [PathElement.name($0)] } ?? []
        let number = cells.number(of: Field(sheet: sheet, column: column, path: path))
        fields[column] = number
        return number
    }
}
