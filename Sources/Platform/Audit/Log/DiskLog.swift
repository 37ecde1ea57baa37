import Keyring
import Core
import Logging
import Synchronization

/// Events in a directory: a writer for the open segment, a closer for those that are complete, and a thread that reads.
final class DiskLog: EventStorage {
    let recovery: [RecoveryNote]
    private let layout: AuditLayout
    /// Held from the opening until `close`.
    private let lock: Mutex<FileSystem.Descriptor?>
    private let writer: SegmentWriter
    private let closer: SegmentCloser
    private let catalog: SegmentCatalog
    private let reading = WorkerThread<@Sendable () -> Void>(idleSeconds: 3_600) { jobs in
        for job in jobs { job() }
    }

    init(
        _ given: AuditConfiguration, signer: SigningKey, clock: any WallClock, logger: Logger
    ) throws {
        try FileSystem.makeDirectory(given.directory)
        lock = Mutex(try FileSystem.lock(AuditLayout(given).lock))
        let configuration = try LogIdentity.settle(given)
        let layout = AuditLayout(configuration)
        try FileSystem.makeDirectory(layout.openFolder)
        let head = try DigestFolder(layout: layout).head()
        var recovery = SegmentRecovery(configuration, signer: signer, now: clock.now())
        let start = try recovery.run(after: head)
        let catalog = SegmentCatalog(layout)
        let closer = SegmentCloser(layout, after: head, signer: signer, catalog: catalog, logger: logger)
        for segment in recovery.sealed { closer.close(segment.sequence, segment.contents) }
        for note in recovery.notes { logger.warning("The audit log was put right", metadata: ["note": "\(note)"]) }
        self.layout = layout
        self.recovery = recovery.notes
        self.catalog = catalog
        self.closer = closer
        writer = SegmentWriter(configuration, resuming: start, signer: signer, clock: clock, logger: logger) {
            closer.close($0, $1)
        }
    }

    func append(_ line: AuditLine) async throws { try await writer.append(line) }

    func check() async throws { try await writer.check() }

    func settle() async throws {
        try await writer.check()
        try await closer.settle()
    }

    func close() async {
        // What cannot be signed or delivered now is when the log is opened again; the errors are logged.
        try? await writer.check()
        await writer.finish()
        await closer.finish()
        await reading.finish()
        lock.withLock { $0 = nil }
    }

    func reset() async {}

    func page(_ query: AuditQuery) async throws -> AuditPage {
        try await onReadingThread { try $0.page(query) }
    }

    func visit(_ query: AuditQuery, _ body: @escaping @Sendable (AuditRecord) -> Bool) async throws {
        try await onReadingThread { try $0.visit(query, body) }
    }

    private func onReadingThread<Value: Sendable>(
        _ body: @escaping @Sendable (SegmentReader) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = reading.put { [layout, catalog, writer] in
                continuation.resume(
                    with: Result {
                        let (open, newest) = writer.snapshot()
                        return try body(
                            SegmentReader(layout: layout, catalog: catalog, open: open, newest: newest))
                    })
            }
            if !isTaken { continuation.resume(throwing: AuditError.closed) }
        }
    }
}
