import Core
import GRDB
import Store
import Synchronization

/// Commits in groups: the writes that came while the last commit was on its way to disk share the next one.
///
/// No write waits for company, and none pays for more than one commit.
final class CommitQueue: Sendable {
    /// A body that ran: its outcome waits for the commit.
    struct Ran {
        let succeeded: Bool
        let answer: () -> Void
    }

    struct Write: Sendable {
        let run: @Sendable (SQLiteWriter) -> Ran
        let fail: @Sendable (StoreError) -> Void
    }

    private struct State {
        var waiting = FIFO<Write>()
        var isRunning = false
        var isClosed = false
    }

    private static let largestGroup = 512

    private let database: any DatabaseWriter
    private let clock: any WallClock
    private let revisions: Revisions
    private let failures: FailureTranslation
    private let state = Mutex(State())

    init(
        _ database: any DatabaseWriter, clock: any WallClock, revisions: Revisions, failures: FailureTranslation
    ) {
        self.database = database
        self.clock = clock
        self.revisions = revisions
        self.failures = failures
    }

    /// Runs `body` in the next group and answers once that is on disk.
    func write<Value: Sendable>(_ body: @escaping @Sendable (SQLiteWriter) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = Write(
                run: { writer in
                    let outcome = Result { try body(writer) }
                    return Ran(succeeded: (try? outcome.get()) != nil) { continuation.resume(with: outcome) }
                },
                fail: { continuation.resume(throwing: $0) })
            if !add(write) { write.fail(.closed) }
        }
    }

    /// Refuses further writes and returns once all that were taken are answered; false when it was closed before.
    func close() async -> Bool {
        await withCheckedContinuation { continuation in
            let last = Write(
                run: { _ in Ran(succeeded: true) { continuation.resume(returning: true) } },
                fail: { _ in continuation.resume(returning: true) })
            if !add(last, closing: true) { continuation.resume(returning: false) }
        }
    }

    /// False when the queue was closed before.
    private func add(_ write: Write, closing: Bool = false) -> Bool {
        let (accepted, mustStart) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.isClosed = closing
            state.waiting.append(write)
            defer { state.isRunning = true }
            return (true, !state.isRunning)
        }
        if mustStart { database.asyncWriteWithoutTransaction { self.drain($0) } }
        return accepted
    }

    private func drain(_ db: Database) {
        while true {
            let group = state.withLock { state in
                let group = state.waiting.popFirst(Self.largestGroup)
                state.isRunning = !group.isEmpty
                return group
            }
            guard !group.isEmpty else { return }
            commit(group, db)
        }
    }

    private func commit(_ group: [Write], _ db: Database) {
        var ran: [Ran] = []
        ran.reserveCapacity(group.count)
        do {
            var changed: Set<String> = []
            try failures.translating(db) {
                try db.beginTransaction(.immediate)
                for write in group {
                    let (outcome, collections) = try runInSavepoint(write, db)
                    ran.append(outcome)
                    changed.formUnion(collections)
                    try failures.requireTransaction(db)
                }
                try db.commit()
            }
            revisions.advance(changed)
            for outcome in ran { outcome.answer() }
        } catch {
            if db.isInsideTransaction { try? db.rollback() }
            refuse(group, ran, error as? StoreError ?? .unavailable(reason: "the commit failed"))
        }
    }

    /// Runs one body so that its failure takes back its own changes and no others'.
    private func runInSavepoint(_ write: Write, _ db: Database) throws -> (Ran, Set<String>) {
        try db.cachedStatement(sql: "SAVEPOINT write").execute()
        let writer = SQLiteWriter(db: db, now: clock.now().microseconds, failures: failures)
        let outcome = write.run(writer)
        guard db.isInsideTransaction else { return (outcome, []) }
        if !outcome.succeeded { try db.cachedStatement(sql: "ROLLBACK TO write").execute() }
        try db.cachedStatement(sql: "RELEASE write").execute()
        return (outcome, outcome.succeeded ? writer.changed : [])
    }

    /// Nothing of the group was kept: bodies that failed by themselves say why, the others get `error`.
    private func refuse(_ group: [Write], _ ran: [Ran], _ error: StoreError) {
        for (index, write) in group.enumerated() {
            if index < ran.count, !ran[index].succeeded { ran[index].answer() } else { write.fail(error) }
        }
    }
}
