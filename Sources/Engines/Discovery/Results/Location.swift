/// Where an occurrence stands, in the terms that Macie has for each kind of file (Macie API Reference, findings).
public enum Location: Sendable, Hashable {
    /// Lines from 1; the column in characters, from 1, in the first of them.
    case lines(start: Int, end: Int, startColumn: Int)
    /// From 1; a header is row 1. The sheet where a file has several.
    case cell(row: Int, column: Int, name: String?, sheet: String?)
    /// From 1.
    case page(Int)
    /// From 0; the path is left out where a name in it is itself sensitive.
    case record(index: Int, path: String?)

    /// `Sheet2!C5`; nil in files without sheets. A sheet's name that is no plain word is quoted, as spreadsheets do.
    public var cellReference: String? {
        guard case .cell(let row, let column, _, let sheet?) = self else { return nil }
        let isPlain = sheet.utf8.allSatisfy { $0 == 0x5F || $0 >= 0x80 || Self.isAlphanumeric($0) }
        let name = isPlain && !sheet.isEmpty ? sheet : "'\(Self.doubled(sheet))'"
        return "\(name)!\(Self.letters(of: column))\(row)"
    }

    /// A column's letters: 1 is A, 27 is AA.
    static func letters(of column: Int) -> String {
        var letters: [UInt8] = []
        var rest = max(1, column)
        while rest > 0 {
            rest -= 1
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    private static func doubled(_ name: String) -> String {
        var doubled = ""
        for character in name { doubled += character == "'" ? "''" : String(character) }
        return doubled
    }
}

extension Location: CustomStringConvertible {
    /// What people read: `line 3, column 7`.
    public var description: String {
        switch self {
        case .lines(let start, let end, let column):
            end > start ? "lines \(start)-\(end), column \(column)" : "line \(start), column \(column)"
        case .cell(let row, let column, let name, _):
            cellReference ?? "row \(row), column \(name.map { "\(column) (\($0))" } ?? String(column))"
        case .page(let page): "page \(page)"
        case .record(let index, let path): path.map { "record \(index), \($0)" } ?? "record \(index)"
        }
    }
}
