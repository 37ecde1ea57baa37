/// Finds out whether lines are rows of a table, and how it is written: rows of one length say so, and nothing else
/// does.
///
/// Prose has commas too, yet not the same number in each line; logs may have, yet not at a date's or a message's
/// commas.
enum DelimiterSniffer {
    /// - Parameters:
    ///   - sample: The text's beginning in UTF-8, without a byte order mark.
    ///   - isWhole: It is all of the text.
    ///   - preferred: What the name says (`.csv`, `.tsv`): then less proof is enough.
    static func dialect(of sample: [UInt8], isWhole: Bool, preferred: UInt8? = nil) -> DelimitedDialect? {
        let preamble = Preamble(sample)
        let body = sample[preamble.end...]
        var best: (score: Double, dialect: DelimitedDialect)?
        let delimiters: [UInt8] = [0x09, 0x2C, 0x3B, 0x7C]
        for delimiter in delimiters where preamble.delimiter == nil || preamble.delimiter == delimiter {
            let table = SampleTable(body, delimiter: delimiter, isWhole: isWhole)
            let isNamed = preferred == delimiter || preamble.delimiter == delimiter
            guard var score = score(table, delimiter: delimiter, isNamed: isNamed || preferred != nil) else { continue }
            if isNamed { score *= 1.5 }
            if let found = best, found.score >= score { continue }
            var dialect = DelimitedDialect(delimiter: delimiter, preamble: preamble.lines)
            dialect.hasHeader = HeaderSniffer.isHeader(table.rows)
            best = (score, dialect)
        }
        if best == nil, let preferred, isList(body, isWhole: isWhole) {
            let table = SampleTable(body, delimiter: preferred, isWhole: isWhole)
            var dialect = DelimitedDialect(delimiter: preferred, preamble: preamble.lines)
            dialect.hasHeader = HeaderSniffer.isHeader(table.rows)
            return dialect
        }
        return best?.dialect
    }

    /// How much the rows speak for this delimiter; nil for not at all.
    private static func score(_ table: SampleTable, delimiter: UInt8, isNamed: Bool) -> Double? {
        let rows = table.rows
        guard rows.count >= (isNamed ? 1 : 2), !table.isBroken else { return nil }
        let widths = table.widths
        guard let (width, count) = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), width > 1 else {
            return nil
        }
        let share = Double(count) / Double(rows.count)
        if isNamed { return share >= 0.5 ? share * Double(width) : nil }
        guard share >= 0.9, isTable(rows, width: width, delimiter: delimiter, table: table) else { return nil }
        return share * Double(width)
    }

    /// Whether cells look like values rather than like sentences that were cut at commas.
    private static func isTable(_ rows: [[[UInt8]]], width: Int, delimiter: UInt8, table: SampleTable) -> Bool {
        if delimiter == 0x09 { return table.spacedDelimiters == 0 || table.spacedDelimiters * 4 < table.delimiters }
        if rows.count < 3 && width < 3 && !HeaderSniffer.isHeader(rows) { return false }
        // In prose a comma is followed by a space nearly always; in tables hardly ever.
        guard table.spacedDelimiters * 2 <= table.delimiters || table.quotedCells > 0 || width >= 4 && rows.count >= 5
        else { return false }
        var long = 0
        var cells = 0
        for row in rows {
            for cell in row {
                cells += 1
                if cell.count > 4_096 && rows.count < 20 { return false }
                var words = 0
                for byte in cell where byte == 0x20 { words += 1 }
                long += words > 12 ? 1 : 0
            }
        }
        // A semicolon that ends each line is a program's, and so is a comma after one value or after many with spaces.
        let endsEmpty = rows.count { $0.last?.isEmpty ?? true }
        let isSpaced = table.spacedDelimiters * 2 > table.delimiters
        if endsEmpty * 2 > rows.count, delimiter == 0x3B || width == 2 || isSpaced { return false }
        let isLogLike = table.timestamped * 2 > rows.count && width == 2
        return long * 4 <= cells && !isLogLike && !table.looksLikeCode
    }

    /// Lines of one value each, which a name alone can make a table of one column.
    private static func isList(_ body: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
        var lines = 0
        var long = 0
        for line in body.split(separator: 0x0A, maxSplits: 200) {
            lines += 1
            long += line.count > 120 ? 1 : 0
        }
        return lines > 0 && long * 10 <= lines
    }
}

/// Lines before a table that are no rows.
struct Preamble {
    private(set) var lines = 0
    /// Where the table begins.
    private(set) var end = 0
    /// What a line `sep=;`, which Excel writes, says.
    private(set) var delimiter: UInt8?

    init(_ sample: [UInt8]) {
        while end < sample.count {
            let lineEnd = sample[end...].firstIndex(of: 0x0A) ?? sample.count
            var line = sample[end..<lineEnd]
            if line.last == 0x0D { line.removeLast() }
            if lines == 0, line.count == 5, line.starts(with: Array("sep=".utf8)) {
                delimiter = line.last
            } else if line.first != 0x23 && !line.isEmpty {
                break
            }
            guard lineEnd < sample.count else { return }
            lines += 1
            end = lineEnd + 1
        }
        // A commented line with delimiters right before the rows may be the header itself; it names columns all the
        // same.
    }
}
