/// Whether the first row of a table, of text or of a sheet, names its columns.
///
/// A header that is taken for data loses the keywords in it, whereas data that is taken for a header is still looked
/// at; so a row of words is a header unless something speaks against it.
enum HeaderSniffer {
    static func isHeader(_ rows: [[[UInt8]]]) -> Bool {
        guard let first = rows.first, rows.count > 1 || first.count > 1 else { return false }
        var seen: Set<[UInt8]> = []
        var named = 0
        for cell in first {
            if cell.allSatisfy({ $0 == 0x20 }) { continue }
            guard isName(cell) else { return false }
            seen.insert(cell)
            named += 1
        }
        guard named * 2 >= first.count, seen.count * 5 >= named * 4, named > 0 else { return false }
        for row in rows.dropFirst() {
            for (column, cell) in row.enumerated() where column < first.count {
                if cell == first[column], !cell.isEmpty { return false }
            }
        }
        return true
    }

    /// Short, mostly letters, and nothing that values have: long numbers, `@`, dates.
    private static func isName(_ cell: [UInt8]) -> Bool {
        guard cell.count <= 120 else { return false }
        var letters = 0
        var digits = 0
        for byte in cell {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x80...: letters += 1
            case 0x30...0x39: digits += 1
            case 0x40, 0x0A, 0x0D: return false
            default: continue
            }
        }
        return letters > 0 && digits <= 8 && digits <= letters * 2 || isYear(cell)
    }

    static func isYear(_ cell: [UInt8]) -> Bool {
        cell.count == 4 && (cell.starts(with: [0x31, 0x39]) || cell.starts(with: [0x32, 0x30]))
            && cell.allSatisfy { (0x30...0x39).contains($0) }
    }
}
