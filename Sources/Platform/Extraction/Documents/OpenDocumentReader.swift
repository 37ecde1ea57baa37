import Discovery

/// Reads OpenDocument's texts, presentations and spreadsheets (OpenDocument 1.3 part 3).
enum OpenDocumentReader {
    /// Text, headers and footers, annotations and properties.
    static func readText(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try read(source, context: context, into: &sink) { package, sink in
            var blocks = TextBlocks()
            for part in ["content.xml", "styles.xml"] {
                try package.readXML(part) { try append($0, to: &blocks, into: &sink) }
            }
            try appendProperties(package, to: &blocks, into: &sink)
            return true
        }
    }

    /// Cells as they are shown, then annotations' and headers' text with the properties.
    static func readTables(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try read(source, context: context, into: &sink) { package, sink in
            var table = TableBlocks(limits: context.limits, largest: context.limits.officeUncompressedSize)
            var notes = TextBlocks()
            try package.readXML("content.xml") { xml in
                var reader = OpenDocumentTables()
                try reader.read(xml, to: &table, into: &sink)
                try notes.append(reader.notes, into: &sink)
            }
            try table.finish(into: &sink)
            try package.readXML("styles.xml") { try append($0, to: &notes, into: &sink) }
            try appendProperties(package, to: &notes, into: &sink)
            return !table.isIncomplete
        }
    }

    private static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink,
        body: (OfficePackage, inout any DocumentSink) throws -> Bool
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.officeSize, reason: .malformedOrTooLarge)
        return try context.session.withFile(source) { descriptor, size in
            let package = try OfficePackage(descriptor: descriptor, size: size, session: context.session)
            if try isEncrypted(package) {
                return Outcome(.skipped, reason: .unableToParse, detail: "It is encrypted.")
            }
            return try body(package, &sink)
                ? Outcome(.complete)
                : Outcome(.partial, reason: .malformedOrTooLarge, detail: "Some of its values are too long.")
        }
    }

    private static func isEncrypted(_ package: OfficePackage) throws -> Bool {
        var isEncrypted = false
        try package.readXML("META-INF/manifest.xml") { xml in
            while let node = try xml.next() {
                if case .start("encryption-data", _) = node { isEncrypted = true }
            }
        }
        return isEncrypted
    }

    private static func appendProperties(
        _ package: OfficePackage, to blocks: inout TextBlocks, into sink: inout any DocumentSink
    ) throws {
        try package.readXML("meta.xml") { try PropertiesText.append($0, to: &blocks, into: &sink) }
        try blocks.finish(into: &sink)
    }

    /// The text of paragraphs and headings, a line each.
    private static func append(
        _ xml: XMLStream, to blocks: inout TextBlocks, into sink: inout any DocumentSink
    ) throws {
        var depth = 0
        while let node = try xml.next() {
            switch node {
            case .start(let name, let isEmpty):
                if !isEmpty, isParagraph(name) { depth += 1 }
                if let space = space(name, xml) { try blocks.append(space, into: &sink) }
            case .text(let text): if depth > 0 { try blocks.append(text, into: &sink) }
            case .end(let name):
                guard isParagraph(name) else { continue }
                depth -= 1
                try blocks.append("\n", into: &sink)
            }
        }
    }

    static func isParagraph(_ name: String) -> Bool { name == "p" || name == "h" || name == "creator" }

    /// What an element without text stands for.
    static func space(_ name: String, _ xml: XMLStream) -> String? {
        switch name {
        case "s": String(repeating: " ", count: min(max(1, xml.attribute("text:c").flatMap { Int($0) } ?? 1), 256))
        case "tab": "\t"
        case "line-break": "\n"
        default: nil
        }
    }
}

/// Reads the tables of an OpenDocument spreadsheet.
struct OpenDocumentTables {
    /// The text of annotations, which stand beside the cells.
    private(set) var notes: [UInt8] = []
    private var row = 1
    private var rowsRepeated = 1
    private var column = 1
    private var cells: [(column: Int, repeated: Int, value: [UInt8], isText: Bool)] = []
    private var value: [UInt8] = []
    private var kind = ""
    private var repeated = 1
    private var paragraphs = 0
    private var annotations = 0

    mutating func read(_ xml: XMLStream, to table: inout TableBlocks, into sink: inout any DocumentSink) throws {
        while let node = try xml.next() {
            switch node {
            case .start("table", _):
                try table.beginSheet(xml.attribute("table:name"), into: &sink)
                row = 1
            case .start("table-row", let isEmpty):
                column = 1
                cells = []
                rowsRepeated = number(xml, "table:number-rows-repeated")
                if isEmpty { row += rowsRepeated }
            case .end("table-row"): try endRow(to: &table, into: &sink)
            case .start("table-cell", let isEmpty), .start("covered-table-cell", let isEmpty):
                repeated = number(xml, "table:number-columns-repeated")
                kind = xml.attribute("office:value-type") ?? ""
                value = []
                paragraphs = 0
                if isEmpty { column = min(column + repeated, 1 << 24) }
            case .end("table-cell"), .end("covered-table-cell"): endCell()
            case .start("annotation", isEmpty: false): annotations += 1
            case .end("annotation"): annotations -= 1
            case .start(let name, _): start(name, xml)
            case .text(let text): append(text)
            case .end(let name): if annotations > 0, OpenDocumentReader.isParagraph(name) { notes.append(0x0A) }
            }
        }
    }

    private mutating func start(_ name: String, _ xml: XMLStream) {
        if annotations == 0, name == "p" {
            if paragraphs > 0 { value.append(0x0A) }
            paragraphs += 1
        }
        if let space = OpenDocumentReader.space(name, xml) { append(Array(space.utf8)) }
    }

    private mutating func append(_ text: [UInt8]) {
        if annotations > 0 {
            if notes.count < 16 << 20 { notes += text }
        } else if value.count < 64 << 20 {
            value += text
        }
    }

    private mutating func endCell() {
        if !value.isEmpty, cells.count < 1 << 20 {
            cells.append((column, min(repeated, 1024), value, kind == "string"))
        }
        column = min(column + repeated, 1 << 24)
    }

    /// A row that is repeated is given as often as it is shown, up to a thousand times.
    private mutating func endRow(to table: inout TableBlocks, into sink: inout any DocumentSink) throws {
        if !cells.isEmpty {
            for copy in 0..<min(rowsRepeated, 1000) {
                try table.move(row: row + copy, into: &sink)
                for cell in cells {
                    try table.move(column: cell.column, into: &sink)
                    for _ in 0..<cell.repeated { try table.append(cell.value, isText: cell.isText, into: &sink) }
                }
            }
        }
        row = min(row + rowsRepeated, 1 << 30)
    }

    private func number(_ xml: XMLStream, _ attribute: String) -> Int {
        min(max(1, xml.attribute(attribute).flatMap { Int($0) } ?? 1), 1 << 24)
    }
}
