public import Discovery
public import Extraction

/// Reads files of every format: text here, everything else in a child that is confined.
public struct ExtractionReader: FileReader {
    private let limits: ReadingLimits
    private let extractor: Extractor?

    /// - Parameter extractor: One of this thread's own; nil leaves everything but text unanalysed.
    public init(limits: ReadingLimits = ReadingLimits(), extractor: Extractor?) {
        self.limits = limits
        self.extractor = extractor
    }

    public mutating func read(
        _ source: ByteSource, name: String, isCancelled: @escaping () -> Bool, into sink: inout any DocumentSink
    ) throws {
        try Extraction.read(
            source: source, name: name, limits: limits, extractor: extractor, isCancelled: isCancelled, into: &sink)
    }
}
