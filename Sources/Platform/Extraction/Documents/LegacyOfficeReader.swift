import Discovery

/// Reads Word and Excel files from before 2007 by the tools of `catdoc`, or Word's by `antiword`, and PowerPoint's itself.
///
/// `xls2csv` does not say what sheets are called: their fields have the sheets' numbers, 1 for the first.
enum LegacyOfficeReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.officeSize, reason: .malformedOrTooLarge)
        if context.type.format == .powerPoint {
            return try context.session.withFile(source, copying: true) { descriptor, _ in
                try slides(descriptor, context: context, into: &sink)
            }
        }
        let candidates: [Tool] =
            switch context.type.format {
            case .excel: [.xls2csv]
            default: [.catdoc, .antiword]
            }
        guard let tools = context.session.tools, let tool = candidates.first(where: { $0.path != nil }) else {
            return ReadingContext.missing(candidates[0])
        }
        // The tools open their input by a path, which confinement allows for files in memory alone.
        return try context.session.withFile(source, copying: true) { descriptor, _ in
            let isSound =
                tool == .xls2csv
                ? try sheets(tools, descriptor, context: context, into: &sink)
                : try text(tool, tools, descriptor, context: context, into: &sink)
            return isSound
                ? Outcome(.complete)
                : Outcome(.skipped, reason: .malformedFile, detail: "\(tool.arguments[0]) could not read it.")
        }
    }

    /// `catppt` finds nothing in what LibreOffice writes, and where texts stand is simple to say.
    private static func slides(
        _ descriptor: Int32, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        var blocks = TextBlocks()
        var texts = SlideTexts()
        let isRead = try CompoundFile(descriptor: descriptor)?.read("PowerPoint Document") { bytes in
            try context.session.checkTime()
            try texts.take(bytes) { try blocks.append($0, into: &sink) }
        }
        try blocks.finish(into: &sink)
        return isRead == true
            ? Outcome(.complete)
            : Outcome(.skipped, reason: .malformedFile, detail: "It has no stream of slides that could be read.")
    }

    private static func text(
        _ tool: Tool, _ tools: ToolClient, _ descriptor: Int32, context: ReadingContext,
        into sink: inout any DocumentSink
    ) throws -> Bool {
        var blocks = TextBlocks()
        let end = try tools.run(tool, on: descriptor) { bytes in
            try context.session.checkTime()
            try blocks.append(Array(bytes), into: &sink)
        }
        try blocks.finish(into: &sink)
        return end.isSound
    }

    private static func sheets(
        _ tools: ToolClient, _ descriptor: Int32, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Bool {
        var sheet = 1
        var table = TableBlocks(limits: context.limits)
        try table.beginSheet("1", into: &sink)
        var parser = QuotedRows()
        let end = try tools.run(.xls2csv, on: descriptor) { bytes in
            try context.session.checkTime()
            for byte in bytes {
                switch parser.take(byte) {
                case .nothing: break
                case .cell(let value): try table.append(value, isText: parser.isQuoted, into: &sink)
                case .lastCell(let value):
                    try table.append(value, isText: parser.isQuoted, into: &sink)
                    try table.endRow(into: &sink)
                case .sheet:
                    sheet += 1
                    try table.beginSheet(String(sheet), into: &sink)
                }
            }
        }
        try table.finish(into: &sink)
        return end.isSound
    }
}

/// Takes `xls2csv`'s output apart: every text quoted, rows that end in line feeds, sheets in form feeds.
struct QuotedRows {
    enum Event {
        case nothing
        case cell([UInt8])
        case lastCell([UInt8])
        case sheet
    }

    /// The cell that was given last had quotes around it.
    private(set) var isQuoted = false
    private var cell: [UInt8] = []
    private var hasQuotes = false
    private var isInside = false
    private var isAfterQuote = false

    mutating func take(_ byte: UInt8) -> Event {
        if isInside {
            if byte == 0x22 {
                isInside = false
                isAfterQuote = true
            } else {
                cell.append(byte)
            }
            return .nothing
        }
        switch byte {
        case 0x22:
            // Two quotes within quotes are one.
            if isAfterQuote { cell.append(byte) }
            hasQuotes = true
            isInside = true
        case 0x2C: return .cell(end())
        case 0x0A: return .lastCell(end())
        case 0x0C: return .sheet
        default: cell.append(byte)
        }
        isAfterQuote = false
        return .nothing
    }

    private mutating func end() -> [UInt8] {
        defer { cell = [] }
        isQuoted = hasQuotes
        hasQuotes = false
        isAfterQuote = false
        return cell
    }
}
