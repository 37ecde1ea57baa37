package import Keyring
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
        _ configuration: AuditConfiguration, signer: SigningKey, clock: any WallClock, logger: Logger
    ) async throws -> AuditLog {
        let disk = try DiskLog(configuration, signer: signer, clock: clock, logger: logger)
        // A full disk must not keep the plane from starting; what fails is logged and tried again.
        try? await disk.check()
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

    /// A page of events, newest first. Pages stay where they are while new events come.
    ///
    /// - Throws: `AuditError.invalidToken`.
    package func lookup(_ query: AuditQuery) async throws -> AuditPage { try await storage.page(query) }

    /// The event of one call, of whatever account; nil when there is none.
    package func event(requestID: String) async throws -> AuditRecord? {
        var query = AuditQuery()
        query.attribute = EventAttribute(.requestID, requestID)
        query.pageSize = 1
        return try await lookup(query).records.first
    }

    /// Visits every event of an IAM entity since a time: a user's ARN, or a role's for its sessions. The events of an
    /// hour come in their order, the hours from the newest back. `body` runs on the log's reading thread and returns
    /// whether it wants more.
    package func events(
        ofPrincipal arn: String, since start: Timestamp? = nil, _ body: @escaping @Sendable (AuditRecord) -> Bool
    ) async throws {
        var query = AuditQuery()
        query.attribute = EventAttribute(.principal, arn)
        query.start = start
        try await storage.visit(query, body)
    }

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
    func page(_ query: AuditQuery) async throws -> AuditPage
    func visit(_ query: AuditQuery, _ body: @escaping @Sendable (AuditRecord) -> Bool) async throws
}
