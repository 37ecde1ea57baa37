public import Discovery
import Glibc

/// Reads files of every format: finds out what one is, and tells a sink its documents.
public enum Extraction {
    /// Reads a file.
    ///
    /// Text is read in this process, by readers that are memory-safe; everything else, attachments included, by the
    /// extractor's child.
    ///
    /// - Parameters:
    ///   - name: The file's name, which decides between formats that look alike. Never opened.
    ///   - extractor: Nil leaves everything but text unanalysed.
    ///   - isCancelled: Asked ten times a second while a child is at work.
    /// - Throws: What the sink throws, `CancellationError`, and `ReadingError.system` where the file itself cannot be
    ///   read or no child can be started. What is wrong with the file's content is an outcome.
    public static func read(
        source: ByteSource, name: String, limits: ReadingLimits, extractor: Extractor?,
        isCancelled: @escaping () -> Bool = { false }, into sink: inout any DocumentSink
    ) throws {
        let limits = limits.deadline == nil ? limits.started() : limits
        let document = Document(mediaType: "application/octet-stream", size: source.size)
        try read(source, document: document, name: name, limits: limits, extractor, isCancelled, into: &sink)
    }

    private static func read(
        _ source: ByteSource, document: Document, name: String, limits: ReadingLimits, _ extractor: Extractor?,
        _ isCancelled: @escaping () -> Bool, into sink: inout any DocumentSink
    ) throws {
        var document = document
        let type = try Sniffer.type(of: source, name: name)
        document.mediaType = type.mediaType
        if Reader.isChilds(type.format), let extractor {
            let request = ChildRequest(name: name, document: document, limits: limits, child: extractor.limits)
            return try extractor.read(source, request: request, isCancelled: isCancelled, into: &sink)
        }
        let session = ReadingSession(limits: limits, spool: 0, tools: nil)
        let context = ReadingContext(session: session, document: document, type: type, name: name) {
            attachment, source, sink in
            let name = attachment.member.last ?? ""
            try read(
                source, document: attachment, name: name, limits: limits, extractor, isCancelled, into: &sink)
        }
        _ = try Reader.read(source, isConfined: false, context: context, into: &sink)
    }

    /// The child's part of the same: a document that is found by its content and read here, whatever it is.
    ///
    /// - Returns: How it ended; the sink has been told.
    @discardableResult
    static func readHere(
        _ source: ByteSource, document: Document, name: String, depth: Int = 0, session: ReadingSession,
        into sink: inout any DocumentSink
    ) throws -> Outcome {
        var document = document
        do {
            let type = try Sniffer.type(of: source, name: name)
            document.mediaType = type.mediaType
            let context = ReadingContext(session: session, document: document, type: type, name: name, depth: depth) {
                attachment, source, sink in
                let name = attachment.member.last ?? ""
                // Mail in mail nests as archives do; a limit of its own would add nothing.
                try readHere(
                    source, document: attachment, name: name, depth: depth + 1, session: session, into: &sink)
            }
            return try Reader.read(source, isConfined: true, context: context, into: &sink)
        } catch let error as ReadingError {
            // The source could not even be looked at.
            if case .system(EPIPE) = error { throw error }
            let outcome = error.outcome(analysed: 0)
            try sink.begin(document)
            try sink.end(outcome)
            return outcome
        }
    }
}
