/// What readers call: the documents of a file, one after the other, each as blocks and an outcome.
///
/// A plain file is one document. An archive is a document itself (its own outcome, no blocks) and one for every member;
/// mail is one document and one for every attachment.
public protocol DocumentSink {
    mutating func begin(_ document: Document) throws
    /// - Throws: whatever stops the reader (cancellation, a limit); readers let it pass.
    mutating func take(_ block: consuming Block) throws
    /// A document may end without any block, and after blocks without being complete.
    mutating func end(_ outcome: Outcome) throws
}

/// A document of a file.
public struct Document: Sendable, Hashable {
    /// Names within archives and mail from the outermost in; empty for the file itself.
    public var member: [String]
    /// By content, such as `text/csv`.
    public var mediaType: String
    /// In bytes; nil where it is not known before reading.
    public var size: Int?
    /// Seconds since 1970.
    public var modified: Int?

    public init(member: [String] = [], mediaType: String, size: Int? = nil, modified: Int? = nil) {
        self.member = member
        self.mediaType = mediaType
        self.size = size
        self.modified = modified
    }
}

/// How far a document was analysed, in Macie's words (Macie User Guide, supported formats and quotas).
public struct Outcome: Sendable, Hashable {
    public var code: Code
    /// Nil when complete.
    public var reason: Reason?
    /// What a person reads: what is wrong and what to do, such as the package to install. Never the document's data.
    public var detail: String?
    /// Bytes of text (decompressed, decoded) that were looked at.
    public var analysed: Int

    public init(_ code: Code, reason: Reason? = nil, detail: String? = nil, analysed: Int = 0) {
        self.code = code
        self.reason = reason
        self.detail = detail
        self.analysed = analysed
    }

    public enum Code: String, Sendable { case complete = "COMPLETE", partial = "PARTIAL", skipped = "SKIPPED" }

    public enum Reason: String, Sendable, CaseIterable {
        case archiveContainsUnprocessedFiles = "ARCHIVE_CONTAINS_UNPROCESSED_FILES"
        case archiveExceedsSizeLimit = "ARCHIVE_EXCEEDS_SIZE_LIMIT"
        case archiveNesting = "ARCHIVE_NESTING_LEVEL_OVER_LIMIT"
        case archiveBytesExtracted = "ARCHIVE_TOTAL_BYTES_EXTRACTED_OVER_LIMIT"
        case archiveDocumentsProcessed = "ARCHIVE_TOTAL_DOCUMENTS_PROCESSED_OVER_LIMIT"
        case fileExceedsSizeLimit = "FILE_EXCEEDS_SIZE_LIMIT"
        case jsonNesting = "JSON_NESTING_LEVEL_OVER_LIMIT"
        case malformedFile = "MALFORMED_FILE"
        case malformedOrTooLarge = "MALFORMED_OR_FILE_SIZE_EXCEEDS_LIMIT"
        case uncompressedRatio = "OOXML_UNCOMPRESSED_RATIO_EXCEEDS_LIMIT"
        case uncompressedSize = "OOXML_UNCOMPRESSED_SIZE_EXCEEDS_LIMIT"
        case permissionDenied = "PERMISSION_DENIED"
        case noLongerAvailable = "SOURCE_OBJECT_NO_LONGER_AVAILABLE"
        case timeCutOff = "TIME_CUT_OFF_REACHED"
        case unableToParse = "UNABLE_TO_PARSE_FILE"
        case unsupportedFileType = "UNSUPPORTED_FILE_TYPE_EXCEPTION"
    }
}
