/// The rows of a sample under one delimiter.
struct SampleTable {
    private(set) var rows: [[[UInt8]]] = []
    private(set) var widths: [Int: Int] = [:]
    private(set) var delimiters = 0
    /// Delimiters with a space after them.
    private(set) var spacedDelimiters = 0
    private(set) var quotedCells = 0
    /// Rows that begin with a time, as lines of logs do.
    private(set) var timestamped = 0
    /// Rows that end like a line of a program.
    private var codeLines = 0
    /// A quote is opened and never closed, or closed in the middle of a cell more often than not.
    private(set) var isBroken = false
    private var strayQuotes = 0

    private static let maximumRows = 200

    /// The cell and the row that are read.
    private var cell: [UInt8] = []
    private var row: [[UInt8]] = []
    private var isQuoted = false
    private var wasQuoted = false

    init(_ sample: ArraySlice<UInt8>, delimiter: UInt8, isWhole: Bool) {
        var place = sample.startIndex
        while place < sample.endIndex, rows.count < Self.maximumRows {
            let next = place + 1 < sample.endIndex ? sample[place + 1] : nil
            place += take(sample[place], before: next, delimiter: delimiter)
        }
        if isWhole, !(row.isEmpty && cell.isEmpty), rows.count < Self.maximumRows {
            endCell()
            endRow()
        }
        isBroken = (isQuoted && isWhole) || strayQuotes * 2 > quotedCells
    }

    /// - Returns: How many bytes were taken.
    private mutating func take(_ byte: UInt8, before next: UInt8?, delimiter: UInt8) -> Int {
        switch byte {
        case 0x22 where isQuoted && next == 0x22:
            cell.append(byte)
            return 2
        case 0x22 where isQuoted:
            isQuoted = false
            if let next, next != delimiter, next != 0x0A, next != 0x0D { strayQuotes += 1 }
        case _ where isQuoted: cell.append(byte)
        case 0x22 where cell.isEmpty && !wasQuoted:
            isQuoted = true
            wasQuoted = true
            quotedCells += 1
        case delimiter:
            delimiters += 1
            if next == 0x20 { spacedDelimiters += 1 }
            endCell()
        case 0x0A:
            endCell()
            endRow()
        case 0x0D where next == 0x0A: break
        default: cell.append(byte)
        }
        return 1
    }

    private mutating func endCell() {
        row.append(cell)
        cell = []
        wasQuoted = false
    }

    private mutating func endRow() {
        let complete = row
        row = []
        add(complete)
    }

    /// Whether lines end as those of programs do.
    var looksLikeCode: Bool { codeLines * 3 > rows.count }

    private mutating func add(_ row: [[UInt8]]) {
        if row.count == 1 && row[0].allSatisfy({ $0 == 0x20 }) { return }
        rows.append(row)
        widths[row.count, default: 0] += 1
        let first = row[0].prefix(24)
        var digits = 0
        var colons = 0
        for byte in first {
            digits += (0x30...0x39).contains(byte) ? 1 : 0
            colons += byte == 0x3A ? 1 : 0
        }
        timestamped += digits >= 12 && colons >= 2 ? 1 : 0
        if let last = row.last?.last, last == 0x7B || last == 0x3B || last == 0x7D || last == 0x28 { codeLines += 1 }
    }
}
