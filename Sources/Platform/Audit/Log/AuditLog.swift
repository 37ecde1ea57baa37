package import Core
package import Logging

/// The plane's audit log: CloudTrail records, durable, ordered, signed.
///
/// Events go to an open segment, a JSON Lines file with a hash chain and signed checkpoints. When its hour has ended it
/// is delivered as CloudTrail delivers: a gzip file of records, and a digest chained to the one before and signed.
/// `AuditVerifier` proves all of it without the plane. Nothing is ever removed.
///
///     let log = try await AuditLog.open(configuration, signer: signer, clock: SystemClock(), logger: logger)
///     try await log.append(event)  // on disk
package final class AuditLog: Sendable {
    private let storage: any EventStorage
    /// What was put right when the log was opened; to be shown to the operator.
    package let recovery: [RecoveryNote]

    private init(_ storage: any EventStorage, recovery: [RecoveryNote] = []) {
        self.storage = storage
        self.recovery = recovery
    }

    /// Opens or makes the log in a directory that no other process writes to.
    ///
    /// - Throws: `AuditError.locked` when one does.
    package static func open(
        _ configuration: AuditConfiguration, signer: DigestSigner, clock: any WallClock, logger: Logger
    ) async throws -> AuditLog {
        let disk = try DiskLog(configuration, signer: signer, clock: clock, logger: logger)
        return AuditLog(disk, recovery: disk.recovery)
    }

    /// A log that keeps its events in memory, for `--ephemeral`: no files, no digests.
    package static func ephemeral() -> AuditLog { AuditLog(MemoryLog()) }

    /// Returns when the event is on disk.
    ///
    /// - Throws: `AuditError.full` and others: the event is not in the log then, and the call must be refused.
    package func append(_ event: AuditEvent) async throws { try await storage.append(AuditLine(event)) }

    /// Looks at the clock at once rather than at the next event or second: signs what is unsigned, closes what is due,
    /// and returns when all that is closed has its digest.
    package func settle() async throws { try await storage.settle() }

    /// Waits for what is under way and lets go of the directory.
    package func close() async { await storage.close() }

    /// Forgets everything; ephemeral logs alone do.
    package func reset() async { await storage.reset() }
}

/// What an audit log stands on.
protocol EventStorage: Sendable {
    func append(_ line: AuditLine) async throws
    func settle() async throws
    func close() async
    func reset() async
}
