import Columnar
import Discovery

/// Which reader reads which format: one line each.
enum Reader {
    /// Reads one document and gives back how it ended, without `analysed`.
    typealias DocumentReader = (ByteSource, ReadingContext, inout any DocumentSink) throws -> Outcome

    /// Whether a format is read in the child.
    static func isChilds(_ format: FileFormat) -> Bool {
        ArchiveFormat(format) != nil || columnarFormat(format) != nil
            || (!format.isText && documentReader(format) != nil)
    }

    private static func documentReader(_ format: FileFormat) -> DocumentReader? {
        switch format {
        case .pdf: PDFReader.read
        case .rtf: RTFReader.read
        case .wordXML, .powerPointXML: OfficeTextReader.read
        case .excelXML: SpreadsheetReader.read
        case .openDocumentText, .openDocumentPresentation: OpenDocumentReader.readText
        case .openDocumentSpreadsheet: OpenDocumentReader.readTables
        case .word, .excel, .powerPoint: LegacyOfficeReader.read
        case .sqlite: SQLiteReader.read
        case .avro: AvroReader.read
        default: nil
        }
    }

    private static func columnarFormat(_ format: FileFormat) -> ColumnarFormat? {
        switch format {
        case .parquet: .parquet
        case .orc: .orc
        default: nil
        }
    }

    /// Reads a document, or the documents of an archive, and tells the sink from their beginnings to their outcomes.
    ///
    /// - Parameter isConfined: This is the child; nothing else may read what is not text.
    /// - Returns: How the document, or the archive as a whole, ended.
    static func read(
        _ source: ByteSource, isConfined: Bool, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        let format = context.type.format
        if isConfined, let archive = ArchiveFormat(format) {
            return try ArchiveReader(format: archive, context: context).read(source, into: &sink)
        }
        if isConfined, let columnar = columnarFormat(format) {
            return try readColumnar(columnar, source, context: context, into: &sink)
        }
        if format.isText { return try readText(source, context: context, into: &sink) }
        try sink.begin(context.document)
        guard let reader = isChilds(format) && isConfined ? documentReader(format) : nil else {
            let outcome = unread(format)
            try sink.end(outcome)
            return outcome
        }
        var relay: any DocumentSink = DocumentRelay(sink)
        defer { if let relay = relay as? DocumentRelay { sink = relay.sink } }
        var outcome: Outcome
        do {
            outcome = try reader(source, context, &relay)
        } catch let error as ReadingError {
            outcome = error.outcome(analysed: 0)
        }
        let analysed = (relay as? DocumentRelay)?.analysed ?? 0
        if outcome.code == .skipped, analysed > 0 { outcome.code = .partial }
        outcome.analysed = analysed
        try relay.end(outcome)
        return outcome
    }

    private static func readColumnar(
        _ format: ColumnarFormat, _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        var watch = OutcomeWatch(sink)
        defer { sink = watch.sink }
        do {
            try context.checkSize(source, limit: context.limits.columnarSize, reason: .fileExceedsSizeLimit)
            return try context.session.withFile(source) { descriptor, _ in
                let document = ColumnarDocument(try FileAccess(descriptor: descriptor), format: format)
                try document.extract(context.document, into: &watch)
                return watch.outcome
            }
        } catch let error as ReadingError {
            // Only before the document begins: its reader takes what comes later for its own outcome.
            try watch.begin(context.document)
            try watch.end(error.outcome(analysed: 0))
            return watch.outcome
        }
    }

    /// Text is one document, but mail's attachments are documents after it.
    private static func readText(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        var watch = OutcomeWatch(sink)
        defer { sink = watch.sink }
        try TextReaders.read(
            source, as: context.type, document: context.document, limits: context.limits, into: &watch
        ) { attachment, source, watch in
            try context.nested(attachment, source, &watch.sink)
        }
        return watch.outcome
    }

    /// What becomes of a format that has no reader.
    private static func unread(_ format: FileFormat) -> Outcome {
        let detail: String? =
            switch format {
            case .outlookMessage: "Not analysed: Outlook's own format. Save the message as .eml."
            case .encryptedOffice: "It is encrypted."
            case .image, .audio, .video, .font, .executable: "Not analysed: it has no text that is looked at."
            case .binary: "Not analysed: neither text nor a format that is known."
            default: "Not analysed: there is no reader for it here."
            }
        let reason: Outcome.Reason = format == .encryptedOffice ? .unableToParse : .unsupportedFileType
        return Outcome(.skipped, reason: reason, detail: detail)
    }
}

/// Keeps the first outcome that passes by: the text's own, before those of its attachments.
private struct OutcomeWatch: DocumentSink {
    var sink: any DocumentSink
    private var first: Outcome?

    init(_ sink: any DocumentSink) { self.sink = sink }

    var outcome: Outcome { first ?? Outcome(.skipped, reason: .unableToParse) }

    mutating func begin(_ document: Document) throws { try sink.begin(document) }
    mutating func take(_ block: consuming Block) throws { try sink.take(block) }

    mutating func end(_ outcome: Outcome) throws {
        if first == nil { first = outcome }
        try sink.end(outcome)
    }
}
