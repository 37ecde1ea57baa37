import Discovery

/// Reads one sheet of a workbook.
struct SheetReader {
    let strings: SharedStrings
    let styles: CellStyles
    private var kind = ""
    private var style = 0
    private var value: [UInt8] = []
    private var isValue = false
    private var isPhonetic = false

    init(strings: SharedStrings, styles: CellStyles) {
        self.strings = strings
        self.styles = styles
    }

    mutating func read(_ xml: XMLStream, to table: inout TableBlocks, into sink: inout any DocumentSink) throws {
        var row = 0
        while let node = try xml.next() {
            switch node {
            case .start("row", _):
                row = xml.attribute("r").flatMap { Int($0) } ?? row + 1
                // Rows that go backwards are what no program writes; their cells keep an ascending row.
                try table.move(row: min(max(1, row), 1 << 30), column: 1, into: &sink)
            case .start("c", let isEmpty):
                if let column = xml.attribute("r").flatMap(Self.column) { try table.move(column: column, into: &sink) }
                kind = xml.attribute("t") ?? "n"
                style = xml.attribute("s").flatMap { Int($0) } ?? 0
                value = []
                if isEmpty { try table.append([], isText: false, into: &sink) }
            case .start("headerFooter", _): return try readRest(xml, to: &table, into: &sink)
            case .start(let name, let isEmpty):
                if name == "rPh" { isPhonetic = !isEmpty }
                isValue = !isEmpty && (name == "v" || name == "t") && !isPhonetic
            case .text(let text): if isValue { value += text }
            case .end("c"): try append(to: &table, into: &sink)
            case .end(let name):
                isValue = false
                if name == "rPh" { isPhonetic = false }
            }
        }
    }

    /// What stands behind a sheet's rows has no cells.
    private func readRest(_ xml: XMLStream, to table: inout TableBlocks, into sink: inout any DocumentSink) throws {
        while try xml.next() != nil {}
    }

    private mutating func append(to table: inout TableBlocks, into sink: inout any DocumentSink) throws {
        switch kind {
        case "s":
            let number = Int(String(decoding: value, as: UTF8.self)) ?? -1
            try table.append(strings[number], isText: true, into: &sink)
        case "inlineStr", "str": try table.append(value, isText: true, into: &sink)
        case "b":
            try table.append(Array((value == [0x31] ? "TRUE" : "FALSE").utf8), isText: false, into: &sink)
        case "n": try table.append(styles.text(of: value, style: style), isText: false, into: &sink)
        default: try table.append(value, isText: false, into: &sink)
        }
        value = []
    }

    /// The column of a reference such as `AB12`, 1 for `A`; nil for what is none.
    static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte & 0xDF), byte >= 0x41 else { break }
            column = column * 26 + Int(byte & 0xDF) - 0x40
            guard column <= 1 << 24 else { return nil }
        }
        return column > 0 ? column : nil
    }
}

/// Which cells show dates.
final class CellStyles {
    /// By the number of the cell's format.
    private var isDate: [Bool] = []
    var startsIn1904 = false

    init(_ package: OfficePackage) throws {
        var custom: [Int: Bool] = [:]
        var isDate: [Bool] = []
        try package.readXML("xl/styles.xml") { xml in
            var isInCells = false
            while let node = try xml.next() {
                switch node {
                case .start("numFmt", _):
                    guard let id = xml.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
                    custom[id] = Self.showsDate(xml.attribute("formatCode") ?? "")
                case .start("cellXfs", let isEmpty): isInCells = !isEmpty
                case .end("cellXfs"): isInCells = false
                case .start("xf", _) where isInCells && isDate.count < 65_536:
                    let id = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
                    isDate.append(custom[id] ?? Self.builtIn.contains { $0.contains(id) })
                default: continue
                }
            }
        }
        self.isDate = isDate
    }

    /// ECMA-376 part 1, 18.8.30: the formats of dates and times that have no code of their own.
    private static let builtIn = [14...22, 27...36, 45...47, 50...58]

    /// Whether a format's code has a day, month, year or hour outside of quotes and brackets.
    static func showsDate(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.utf8 {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case 0x22: isQuoted.toggle()
            case 0x5C, 0x5F, 0x2A: isEscaped = true
            case 0x5B: isBracketed = true
            case 0x5D: isBracketed = false
            case 0x64, 0x79, 0x6D, 0x68, 0x44, 0x59, 0x4D, 0x48: if !isQuoted && !isBracketed { return true }
            default: break
            }
        }
        return false
    }

    /// A stored number as text.
    func text(of value: [UInt8], style: Int) -> [UInt8] {
        let text = String(decoding: value, as: UTF8.self)
        if isDate.indices.contains(style), isDate[style], let serial = Double(text), let date = date(serial) {
            return Array(date.utf8)
        }
        // Long numbers are stored in powers of ten: 4.1111E15.
        guard text.contains(where: { $0 == "E" || $0 == "e" }), let number = Double(text) else { return value }
        guard number.rounded() == number, abs(number) < 1e18 else { return value }
        return Array(String(Int(number)).utf8)
    }

    /// A serial number of days as ISO 8601: a date, a time, or both.
    func date(_ serial: Double) -> String? {
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        let days = Int(serial)
        let seconds = min(86_399, Int(((serial - Double(days)) * 86_400).rounded()))
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits).joined(separator: ":")
        if days == 0 && !startsIn1904 { return time }
        // Excel's calendar of 1900 has a 29 February; numbers before it are one day off.
        let unix = days - (startsIn1904 ? 24_107 : days < 60 ? 25_568 : 25_569)
        let (year, month, day) = Self.civil(unix)
        let date = "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
        return seconds == 0 ? date : date + " " + time
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The date of a day since 1970-01-01 in the Gregorian calendar.
    static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        // Years that begin in March make the leap day their last; 719,468 days lie between 0000-03-01 and 1970-01-01.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        let calendarMonth = month < 10 ? month + 3 : month - 9
        return (year + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, day)
    }
}
