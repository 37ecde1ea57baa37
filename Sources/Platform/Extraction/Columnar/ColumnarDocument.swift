public import Columnar
public import Discovery

/// Turns Parquet and ORC files into blocks of values.
public struct ColumnarDocument {
    private let source: any RandomAccess
    private let format: ColumnarFormat
    private let limits: Limits

    public init(_ source: any RandomAccess, format: ColumnarFormat, limits: Limits = Limits()) {
        self.source = source
        self.format = format
        self.limits = limits
    }

    /// What a document of this format is called.
    public var mediaType: String {
        switch format {
        case .parquet: "application/vnd.apache.parquet"
        case .orc: "application/vnd.apache.orc"
        }
    }

    /// Gives the sink the document, from its beginning to its outcome.
    ///
    /// Records are numbered from 0 over the whole file. A file whose footer cannot be read is skipped; what is corrupt further on
    /// costs the rest of it.
    ///
    /// - Throws: What the sink throws.
    public func extract(_ document: Document, into sink: inout some DocumentSink) throws {
        try sink.begin(document)
        let reader: any ColumnarReader
        do {
            reader = try format.reader(of: source, limits: limits)
        } catch {
            guard let failure = Failure(error) else { throw error }
            return try sink.end(Outcome(.skipped, reason: failure.reason, detail: failure.detail))
        }
        var blocks = ColumnarBlocks(reader.leaves)
        var failure: Failure?
        do {
            try reader.read { batch in try blocks.take(batch, into: &sink) }
        } catch {
            failure = Failure(error)
            if failure == nil { throw error }
        }
        try blocks.finish(into: &sink)
        if failure == nil, let omission = reader.omission {
            failure = Failure(reason: .unableToParse, detail: omission)
        }
        try sink.end(
            Outcome(
                failure == nil ? .complete : .partial, reason: failure?.reason, detail: failure?.detail,
                analysed: blocks.analysed))
    }

    /// Why a file is not analysed, or not to its end.
    private struct Failure {
        var reason: Outcome.Reason
        var detail: String

        init(reason: Outcome.Reason, detail: String) {
            self.reason = reason
            self.detail = detail
        }

        /// Nil for an error that is not the file's.
        init?(_ error: any Error) {
            switch error {
            case let error as ColumnarError:
                switch error.kind {
                case .malformed, .truncated: self.init(reason: .malformedFile, detail: error.detail)
                case .unsupported, .encrypted, .limit: self.init(reason: .unableToParse, detail: error.detail)
                }
            case is FileAccessError:
                self.init(reason: .noLongerAvailable, detail: "the file could not be read to its end")
            default: return nil
            }
        }
    }
}
