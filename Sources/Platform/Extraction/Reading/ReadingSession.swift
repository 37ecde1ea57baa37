import CSandbox
import Discovery
import Glibc

/// What the reading of one file has used so far, its archives' members included. One file has one.
final class ReadingSession {
    let limits: ReadingLimits
    /// Nil where no process could run one.
    let tools: ToolClient?
    /// Members that archives gave.
    private(set) var documents = 0
    /// Bytes that archives gave.
    private(set) var extracted = 0
    /// Bytes that may still be kept in files in memory.
    private var spool: Int
    /// The limit that ended the whole file: archives around do not go on.
    private(set) var stop: ReadingError?

    init(limits: ReadingLimits, spool: Int, tools: ToolClient?) {
        self.limits = limits
        self.spool = spool
        self.tools = tools
    }

    func countDocument() throws {
        guard documents < limits.archiveDocuments else {
            throw stopped(.archiveDocumentsProcessed, "More than \(limits.archiveDocuments) files.")
        }
        documents += 1
    }

    func countExtracted(_ count: Int) throws {
        extracted += count
        guard extracted <= limits.extractedSize else {
            throw stopped(.archiveBytesExtracted, "More than \(limits.extractedSize) bytes come out of it.")
        }
        try checkTime()
    }

    func checkTime() throws {
        if limits.isOver { throw stopped(.timeCutOff, "The time for one file was over.") }
    }

    private func stopped(_ reason: Outcome.Reason, _ detail: String) -> ReadingError {
        let error = ReadingError.limit(reason, detail: detail)
        stop = error
        return error
    }

    /// Lets a reader that seeks have a source as a file: the one that it is, or a copy in memory while `body` runs.
    ///
    /// - Throws: `ReadingError.limit` when it is larger than the memory for that.
    func withFile<Result>(
        _ source: ByteSource, copying: Bool = false, body: (Int32, Int) throws -> Result
    ) throws -> Result {
        if !copying, let descriptor = source.descriptor, let size = source.size { return try body(descriptor, size) }
        let copy = sandbox_memory_file()
        guard copy >= 0 else { throw ReadingError.system(-copy) }
        let room = spool
        defer {
            spool = room
            close(copy)
        }
        var size = 0
        try withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 16) { buffer in
            while true {
                let count = try source.read(into: buffer)
                if count == 0 { return }
                guard count <= spool else {
                    throw ReadingError.limit(
                        .fileExceedsSizeLimit,
                        detail: "It must be read as a whole, and is larger than the memory for that.")
                }
                spool -= count
                guard write(copy, buffer.baseAddress, count) == count else { throw ReadingError.system(errno) }
                size += count
            }
        }
        return try body(copy, size)
    }
}

/// Where a reader is.
struct ReadingContext {
    var session: ReadingSession
    /// What it reads.
    var document: Document
    var type: FileType
    /// The file's own name, or the member's.
    var name: String
    /// How many archives it lies in.
    var depth = 0
    /// Reads what lies in a text: the attachments of mail.
    var nested: (Document, ByteSource, inout any DocumentSink) throws -> Void

    var limits: ReadingLimits { session.limits }
}
