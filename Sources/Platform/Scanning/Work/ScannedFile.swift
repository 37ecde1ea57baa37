public import Discovery

/// A file, or what else was scanned, and what was found in it.
public struct ScannedFile: Sendable, Hashable {
    /// For people and reports; `-` for standard input.
    public var path: String
    /// In bytes; 0 where it is not known.
    public var size: Int
    /// Nanoseconds since 1970; 0 where it is not known.
    public var modified: Int
    /// In a repository's history: the first commit that has this content, or nothing when none has it.
    public var blob: GitBlob?
    public var result: FileResult

    public init(path: String, size: Int, modified: Int, blob: GitBlob? = nil, result: FileResult) {
        self.path = path
        self.size = size
        self.modified = modified
        self.blob = blob
        self.result = result
    }

    /// Something that was not read.
    static func skipped(_ path: String, _ outcome: Outcome, size: Int = 0, modified: Int = 0, blob: GitBlob? = nil)
        -> Self
    {
        var result = FileResult()
        let document = Document(mediaType: "application/octet-stream", size: size > 0 ? size : nil)
        result.add(DocumentResult(document: document, outcome: outcome))
        return Self(path: path, size: size, modified: modified, blob: blob, result: result)
    }
}

/// What is to be scanned.
public enum ScanItem: Sendable, Hashable {
    case file(FoundFile)
    case standardInput
    case blob(GitBlob, GitRepository)
    /// Only reported.
    case skipped(ScanPath, Outcome)
}
