public import Discovery
public import Extraction

/// What reads files into documents, of every format. One a thread.
public protocol FileReader {
    /// - Parameters:
    ///   - source: Read to its end, or as far as its format asks for.
    ///   - name: The file's name, which helps where the content alone does not say what it is.
    ///   - sink: Told of every document; what it throws passes through.
    mutating func read(
        _ source: ByteSource, name: String, isCancelled: @escaping () -> Bool, into sink: inout any DocumentSink) throws
}
