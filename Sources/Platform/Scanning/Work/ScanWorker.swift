import Discovery
import Extraction

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What one thread does: opens, reads, matches.
final class ScanWorker<Matcher: BlockMatcher, Reader: FileReader> {
    private let tally: Tally<Matcher>
    private var reader: Reader
    private let maximumSize: Int
    /// Of the repository that is being read.
    private var contents: (repository: GitRepository, contents: GitContents)?
    private let cancellation: Cancellation

    init(
        types: [SensitiveType], limits: TallyLimits, maximumSize: Int, matcher: Matcher, nameMatcher: Matcher,
        reader: Reader, cancellation: Cancellation, progress: ScanProgress
    ) {
        self.reader = reader
        self.maximumSize = maximumSize
        self.cancellation = cancellation
        tally = Tally(types: types, matcher: matcher, nameMatcher: nameMatcher, limits: limits) { bytes in
            try cancellation.check()
            progress.read(bytes)
        }
    }

    /// Nil when the scan was cancelled within the item.
    func scan(_ item: ScanItem) throws -> ScannedFile? {
        do {
            switch item {
            case .file(let file): return try scan(file)
            case .standardInput: return try scan(descriptor: 0, path: "-", name: "-")
            case .blob(let blob, let repository): return try scan(blob, in: repository)
            case .skipped(let path, let outcome): return .skipped(path.text, outcome)
            }
        } catch is CancellationError {
            return nil
        }
    }

    private func scan(_ file: FoundFile) throws -> ScannedFile {
        // What was a file when it was listed may be a pipe by now, whose opening must not wait.
        let descriptor = file.path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
        guard descriptor >= 0 else {
            return .skipped(
                file.path.text, FileWalk.outcome(of: SystemError(errno)), size: file.size, modified: file.modified)
        }
        defer { close(descriptor) }
        return try scan(descriptor: descriptor, path: file.path.text, name: file.path.name)
    }

    private func scan(descriptor: Int32, path: String, name: String) throws -> ScannedFile {
        let status: FileStatus
        do {
            status = try FileStatus.of(descriptor: descriptor)
        } catch {
            return .skipped(path, FileWalk.outcome(of: error))
        }
        let isStream = path == "-"
        if status.kind == .folder || status.kind != .file && !isStream {
            let detail = "it is no file any more"
            return .skipped(path, Outcome(.skipped, reason: .noLongerAvailable, detail: detail))
        }
        guard status.size <= maximumSize else {
            return .skipped(path, Self.tooLarge(status.size, maximumSize), size: status.size, modified: status.modified)
        }
        let result = try read(ByteSource(descriptor: descriptor), name: name, size: status.size)
        return ScannedFile(path: path, size: status.size, modified: isStream ? 0 : status.modified, result: result)
    }

    private func scan(_ blob: GitBlob, in repository: GitRepository) throws -> ScannedFile {
        let path = blob.path ?? blob.id
        do {
            let contents = try contents(of: repository)
            var scanned: ScannedFile?
            try contents.read(blob.id, sizeLimit: maximumSize) { source, size in
                guard let source else {
                    scanned = .skipped(path, Self.tooLarge(size, maximumSize), size: size, blob: blob)
                    return
                }
                let name = ScanPath(blob.path ?? "").name
                scanned = ScannedFile(
                    path: path, size: size, modified: 0, blob: blob, result: try read(source, name: name, size: size))
            }
            if let scanned { return scanned }
        } catch is GitError {
            // The next content gets a new Git, for this one may be out of step.
            contents = nil
        } catch let error as SystemError {
            contents = nil
            return .skipped(path, FileWalk.outcome(of: error), blob: blob)
        }
        let detail = "Git does not give this content"
        return .skipped(path, Outcome(.skipped, reason: .noLongerAvailable, detail: detail), blob: blob)
    }

    private func contents(of repository: GitRepository) throws -> GitContents {
        if let contents, contents.repository == repository { return contents.contents }
        let started = try GitContents(repository)
        contents = (repository, started)
        return started
    }

    private func read(_ source: ByteSource, name: String, size: Int) throws -> FileResult {
        let collected = Collected()
        tally.beginFile { collected.file.add($0) }
        do {
            var sink: any DocumentSink = tally
            let cancellation = cancellation
            try reader.read(source, name: name, isCancelled: { cancellation.isCancelled }, into: &sink)
            if tally.isWithinDocument { try tally.end(Outcome(.partial, reason: .unableToParse)) }
        } catch let error as ReadingError {
            try finish(Self.outcome(of: error), size: size)
        } catch let error as SystemError {
            try finish(FileWalk.outcome(of: error), size: size)
        }
        if collected.file.root == nil {
            collected.file.add(
                DocumentResult(
                    document: Document(mediaType: "application/octet-stream", size: size),
                    outcome: Outcome(.skipped, reason: .unableToParse)))
        }
        return collected.file
    }

    /// Ends what a reader left open.
    private func finish(_ outcome: Outcome, size: Int) throws {
        if !tally.isWithinDocument {
            try tally.begin(Document(mediaType: "application/octet-stream", size: size))
        } else {
            return try tally.end(Outcome(.partial, reason: outcome.reason, detail: outcome.detail))
        }
        try tally.end(outcome)
    }

    private final class Collected {
        var file = FileResult()
    }

    private static func outcome(of error: ReadingError) -> Outcome {
        switch error {
        case .system(let number): FileWalk.outcome(of: SystemError(number))
        case .malformed(let detail): Outcome(.skipped, reason: .malformedFile, detail: detail)
        case .limit(let reason, let detail): Outcome(.skipped, reason: reason, detail: detail)
        }
    }

    private static func tooLarge(_ size: Int, _ limit: Int) -> Outcome {
        Outcome(
            .skipped, reason: .fileExceedsSizeLimit, detail: "\(size) bytes, and --max-size allows \(limit)")
    }
}
