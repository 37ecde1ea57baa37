import Discovery

extension ReadingContext {
    /// How a document ends that no installed tool reads.
    static func missing(_ tool: Tool) -> Outcome {
        Outcome(.skipped, reason: .unsupportedFileType, detail: "Not analysed: install \(tool.package).")
    }

    /// Refuses a document that is larger than its format may be.
    func checkSize(_ source: ByteSource, limit: Int, reason: Outcome.Reason) throws {
        if let size = source.size, size > limit {
            throw ReadingError.limit(reason, detail: "It is larger than \(limit) bytes.")
        }
    }
}
