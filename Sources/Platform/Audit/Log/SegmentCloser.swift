import Keyring
import Core
import Logging
import Synchronization

/// Delivers complete segments in their order, on a thread of its own: the log file, its summary, the digest, and then
/// the segment goes. Every step may be done again after a crash and gives the same files.
final class SegmentCloser: Sendable {
    enum Job: Sendable {
        /// Contents as they were gathered while the segment was written.
        case close(sequence: Int64, SegmentContents)
        case settle(CheckedContinuation<Void, any Error>)
    }

    private struct State: Sendable {
        var head: ChainHead?
        var waiting: [(sequence: Int64, contents: SegmentContents)] = []
    }

    private let layout: AuditLayout
    private let digests: DigestFolder
    private let signer: SigningKey
    private let logger: Logger
    private let catalog: SegmentCatalog
    private let state: Mutex<State>
    private let thread = Mutex<WorkerThread<Job>?>(nil)

    init(_ layout: AuditLayout, after head: ChainHead?, signer: SigningKey, catalog: SegmentCatalog, logger: Logger) {
        self.layout = layout
        self.signer = signer
        self.catalog = catalog
        self.logger = logger
        digests = DigestFolder(layout: layout)
        state = Mutex(State(head: head))
        thread.withLock { $0 = WorkerThread(idleSeconds: 5, yields: true) { [weak self] in self?.process($0) } }
    }

    func close(_ sequence: Int64, _ contents: SegmentContents) {
        _ = thread.withLock { $0 }?.put(.close(sequence: sequence, contents))
    }

    /// Returns when every segment that was handed over is delivered.
    func settle() async throws {
        try await withCheckedThrowingContinuation { continuation in
            if thread.withLock({ $0 })?.put(.settle(continuation)) != true {
                continuation.resume(throwing: AuditError.closed)
            }
        }
    }

    func finish() async { await thread.withLock { $0 }?.finish() }

    /// What fails stays, and is tried again with the next job or in a few seconds: segments are delivered in order.
    private func process(_ jobs: [Job]) {
        let result = Result {
            try state.withLock { state in
                for case .close(let sequence, let contents) in jobs { state.waiting.append((sequence, contents)) }
                while let next = state.waiting.first {
                    try deliver(next.sequence, next.contents, &state)
                    state.waiting.removeFirst()
                }
            }
        }
        if case .failure(let error) = result {
            logger.error("A segment of the audit log cannot be closed yet", metadata: ["reason": "\(error)"])
        }
        for case .settle(let continuation) in jobs { continuation.resume(with: result) }
    }

    private func deliver(_ sequence: Int64, _ contents: SegmentContents, _ state: inout State) throws {
        let path = layout.openSegment(sequence)
        guard (state.head?.sequence ?? 0) < sequence else { return try FileSystem.remove(path) }
        let delivered = try deliverEvents(of: path)
        let scan = delivered.scan
        guard let seal = scan.seal else { throw AuditError.corrupt(path: path, reason: "the segment is not sealed") }
        let object = layout.digestObject(end: seal.end)
        var logFile: Digest.LogFile?
        if let file = delivered.file {
            let hashes = try file.publish(to: layout.path(logObject(scan, seal)))
            // Only a segment that was changed from outside can hold events that the writer does not know.
            logFile = Digest.LogFile(
                object: logObject(scan, seal), hash: hashes.content, newest: contents.newest ?? scan.header.start,
                oldest: contents.oldest ?? scan.header.start)
            try digest(scan, seal, object, logFile, fileHash: hashes.file, &state)
        } else {
            try digest(scan, seal, object, nil, fileHash: nil, &state)
        }
        let summary = SegmentSummary(sequence: sequence, logHash: logFile?.hash ?? "", keys: contents.keys)
        try? FileSystem.write(summary.bytes, to: layout.summary(sequence))
        catalog.add(SegmentCatalog.Entry(sequence: sequence, logFile: logFile))
        try FileSystem.remove(path)
    }

    private func logObject(_ scan: SegmentScan, _ seal: SegmentScan.Seal) -> String {
        layout.logObject(end: seal.end, unique: scan.header.unique)
    }

    /// Copies the events into a gzip file, one per line, so that readers can split it without a parser.
    private func deliverEvents(of path: String) throws -> (scan: SegmentScan, file: GzipFile?) {
        var file: GzipFile?
        let scan = try SegmentScan.read(path, keys: [signer.publicKey]) { json, _ in
            if let file {
                try file.append(Array(",\n".utf8))
                try file.append(json)
            } else {
                let first = try GzipFile(path + ".gz")
                try first.append(Array("{\"Records\":[\n".utf8))
                try first.append(json)
                file = first
            }
        }
        try file?.append(Array("\n]}\n".utf8))
        return (scan, file)
    }

    private func digest(
        _ scan: SegmentScan, _ seal: SegmentScan.Seal, _ object: String, _ logFile: Digest.LogFile?, fileHash: String?,
        _ state: inout State
    ) throws {
        let damage = scan.damage.map { "line \($0.line) of the open segment: \($0.reason)" }
        if let damage { logger.critical("The open audit segment was changed", metadata: ["place": "\(damage)"]) }
        let previous = state.head.map { Digest.Previous(object: $0.object, hash: $0.hash, signature: $0.signature) }
        let chain = Digest.Chain(
            sequence: scan.header.sequence, first: scan.header.previous, last: seal.link, count: scan.count,
            fileHash: fileHash, damage: damage)
        let digest = Digest(
            account: layout.account, start: scan.header.start, end: seal.end, object: object,
            fingerprint: signer.publicKey.fingerprint, previous: previous, logFile: logFile, chain: chain)
        state.head = try digests.write(digest, signer: signer)
    }
}
