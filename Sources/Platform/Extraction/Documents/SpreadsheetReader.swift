import Discovery

/// Reads Excel's workbooks (ECMA-376 part 1, 18): every cell's value as a columnar cell, then comments and properties
/// as text.
///
/// Numbers are digits as stored, without the grouping and rounding of their display; dates and times are in ISO 8601.
enum SpreadsheetReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.officeSize, reason: .malformedOrTooLarge)
        return try context.session.withFile(source) { descriptor, size in
            let package = try OfficePackage(descriptor: descriptor, size: size, session: context.session)
            if package.parts.contains("xl/workbook.bin") {
                return Outcome(
                    .skipped, reason: .unsupportedFileType, detail: "Not analysed: a binary workbook. Save it as .xlsx."
                )
            }
            let isWhole = try readSheets(package, context: context, into: &sink)
            try readText(package, context: context, into: &sink)
            return isWhole
                ? Outcome(.complete)
                : Outcome(.partial, reason: .malformedOrTooLarge, detail: "Some of its values are too long.")
        }
    }

    private static func readSheets(
        _ package: OfficePackage, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Bool {
        let strings = try SharedStrings(package, limit: context.session.limits.officeSize)
        let styles = try CellStyles(package)
        let targets = try package.relationships(of: "xl/workbook.xml").parts
        var sheets: [(name: String, part: String)] = []
        try package.readXML("xl/workbook.xml") { xml in
            while let node = try xml.next() {
                guard case .start(let element, _) = node else { continue }
                if element == "workbookPr", ["1", "true"].contains(xml.attribute("date1904")) {
                    styles.startsIn1904 = true
                }
                guard element == "sheet", let id = xml.attribute("r:id"), let part = targets[id] else { continue }
                sheets.append((xml.attribute("name") ?? part, part))
            }
        }
        var table = TableBlocks(limits: context.limits, largest: context.limits.officeUncompressedSize)
        for sheet in sheets {
            try table.beginSheet(sheet.name, into: &sink)
            try package.readXML(sheet.part) { xml in
                var reader = SheetReader(strings: strings, styles: styles)
                try reader.read(xml, to: &table, into: &sink)
            }
        }
        try table.finish(into: &sink)
        return !table.isIncomplete
    }

    private static func readText(
        _ package: OfficePackage, context: ReadingContext, into sink: inout any DocumentSink
    ) throws {
        var blocks = TextBlocks()
        let folders = ["xl/comments", "xl/threadedComments/", "xl/drawings/drawing"]
        for part in package.parts where part.hasSuffix(".xml") && folders.contains(where: { part.hasPrefix($0) }) {
            try package.readXML(part) { xml in
                var isText = false
                while let node = try xml.next() {
                    switch node {
                    case .start(let name, _): isText = ["t", "text", "author"].contains(name)
                    case .text(let text): if isText { try blocks.append(text, into: &sink) }
                    case .end(let name):
                        isText = false
                        if ["comment", "threadedComment", "p", "author"].contains(name) {
                            try blocks.append("\n", into: &sink)
                        }
                    }
                }
            }
        }
        for part in package.parts where part.hasPrefix("docProps/") && part.hasSuffix(".xml") {
            try package.readXML(part) { try PropertiesText.append($0, to: &blocks, into: &sink) }
        }
        try blocks.finish(into: &sink)
    }
}

/// The strings that cells name by number.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ package: OfficePackage, limit: Int) throws {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        try package.readXML("xl/sharedStrings.xml") { xml in
            var isText = false
            var isPhonetic = false
            while let node = try xml.next() {
                switch node {
                case .start("si", isEmpty: true): ends.append(bytes.count)
                case .start(let name, let isEmpty):
                    if name == "rPh" { isPhonetic = !isEmpty }
                    isText = name == "t" && !isEmpty && !isPhonetic
                case .text(let text):
                    if isText { bytes += text }
                    guard bytes.count <= limit else {
                        throw ReadingError.limit(.malformedOrTooLarge, detail: "Its texts are too long.")
                    }
                case .end(let name):
                    isText = false
                    if name == "rPh" { isPhonetic = false }
                    if name == "si" { ends.append(bytes.count) }
                }
            }
        }
        self.bytes = bytes
        self.ends = ends
    }

    subscript(number: Int) -> [UInt8] {
        guard ends.indices.contains(number) else { return [] }
        return Array(bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
    }
}
