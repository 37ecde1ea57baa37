public import Discovery

/// Reads every kind of text: free text, tables, JSON, mail.
public enum TextReaders {
    /// Reads a document for a reader that belongs to someone else: an attachment. The sink is between two documents.
    public typealias Nested<Sink> = (Document, ByteSource, inout Sink) throws -> Void

    /// Reads a source to its end as one document (`begin`, blocks, `end`), and mail's attachments as documents after
    /// it.
    ///
    /// - Parameters:
    ///   - type: What `Sniffer` found; its format's `isText` must hold, or the document is skipped as unsupported.
    ///   - document: Its media type is replaced by that of `type`.
    ///   - nested: Is called for every attachment with its name and size where that is known, and must give the sink a
    ///     whole document. It may leave bytes unread.
    /// - Throws: What the sink and `nested` throw. What the source throws ends the document instead when it is a
    ///   `ReadingError`, and passes through otherwise.
    public static func read<Sink: DocumentSink>(
        _ source: ByteSource, as type: FileType, document: Document, limits: ReadingLimits = ReadingLimits(),
        into sink: inout Sink, nested: Nested<Sink>
    ) throws {
        var document = document
        document.mediaType = type.mediaType
        try sink.begin(document)
        guard type.format.isText else {
            return try sink.end(Outcome(.skipped, reason: .unsupportedFileType))
        }
        if let size = source.size, size > limits.textSize {
            return try sink.end(Outcome(.skipped, reason: .fileExceedsSizeLimit))
        }
        var emitter = BlockEmitter(limits: limits)
        var outcome: Outcome
        var mail: MailReader?
        do {
            if type.format == .mail || type.format == .mailbox {
                var reader = try MailReader(
                    source, isMailbox: type.format == .mailbox, document: document, limits: limits)
                outcome = try reader.readText(&emitter, into: &sink)
                mail = reader
            } else {
                outcome = try readText(source, as: type, limits: limits, &emitter, into: &sink)
            }
        } catch let error as ReadingError {
            outcome = error.outcome(analysed: emitter.analysed)
        }
        try emitter.finish(into: &sink)
        if outcome.code != .skipped { outcome.analysed = emitter.analysed }
        try sink.end(outcome)
        try mail?.readAttachments(into: &sink, nested: nested)
    }

    private static func readText(
        _ source: ByteSource, as type: FileType, limits: ReadingLimits, _ emitter: inout BlockEmitter,
        into sink: inout some DocumentSink
    ) throws -> Outcome {
        let isStructured = type.format == .json || type.format == .jsonLines || type.format == .delimited
        var stream = try TextStream(
            source, encoding: type.encoding, repairs: isStructured, limit: limits.textSize,
            translatesReturns: type.endsLinesInReturns)
        switch type.format {
        case .json, .jsonLines:
            let form: JSONMachine.Form = type.format == .json ? .values : .lines
            var reader = JSONReader(stream, form: form, limits: limits)
            if let reason = try reader.read(&emitter, into: &sink) { return Outcome(.skipped, reason: reason) }
            stream = reader.stream
        case .delimited:
            var reader = DelimitedReader(
                stream, dialect: type.dialect ?? DelimitedDialect(delimiter: 0x2C), limits: limits)
            try reader.read(&emitter, into: &sink)
            stream = reader.stream
        default: try FreeText.read(&stream, &emitter, into: &sink)
        }
        return stream.isOverLimit ? Outcome(.partial, reason: .fileExceedsSizeLimit) : Outcome(.complete)
    }
}

extension ReadingError {
    /// How a document ends that this stopped.
    public func outcome(analysed: Int) -> Outcome {
        let code: Outcome.Code = analysed > 0 ? .partial : .skipped
        switch self {
        case .system(let number):
            return Outcome(code, reason: Self.reason(number), detail: "errno \(number)", analysed: analysed)
        case .malformed(let detail): return Outcome(code, reason: .malformedFile, detail: detail, analysed: analysed)
        case .limit(let reason, let detail): return Outcome(code, reason: reason, detail: detail, analysed: analysed)
        }
    }

    /// EPERM and EACCES; ENOENT, ENXIO, ENODEV and ESTALE.
    private static func reason(_ number: Int32) -> Outcome.Reason {
        switch number {
        case 1, 13: .permissionDenied
        case 2, 6, 19, 116: .noLongerAvailable
        default: .unableToParse
        }
    }
}
