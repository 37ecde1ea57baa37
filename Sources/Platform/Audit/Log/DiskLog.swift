import Core
import Logging

/// Events in a directory: a writer for the open segment and a closer for those that are complete.
final class DiskLog: EventStorage {
    let recovery: [RecoveryNote]
    private let lock: FileSystem.Descriptor
    private let writer: SegmentWriter

    init(
        _ configuration: AuditConfiguration, signer: DigestSigner, clock: any WallClock, logger: Logger
    ) throws {
        let layout = AuditLayout(configuration)
        try FileSystem.makeDirectory(configuration.directory)
        try FileSystem.makeDirectory(layout.openFolder)
        lock = try FileSystem.lock(layout.lock)
        var recovery = SegmentRecovery(configuration, signer: signer, now: clock.now())
        let start = try recovery.run(after: nil)
        self.recovery = recovery.notes
        writer = SegmentWriter(configuration, resuming: start, signer: signer, clock: clock, logger: logger) { _ in }
    }

    func append(_ line: AuditLine) async throws { try await writer.append(line) }

    func settle() async throws { try await writer.check() }

    func close() async { await writer.finish() }

    func reset() async {}
}
