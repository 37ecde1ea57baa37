package import Core
import Dispatch
import GRDB
package import Store

/// The embedded store: one SQLite file, its changes committed in groups.
///
/// One process has the file at a time, which lets `revision(of:)` live in memory.
package final class SQLiteStore: Store {
    let database: any DatabaseWriter
    private let commits: CommitQueue
    private let readers: Lanes
    private let pointReaders: PointReaders?
    private let revisions: Revisions
    private let clock: any WallClock
    private let failures: FailureTranslation
    private let lock: FileLock?

    /// Opens the file, or makes it and the directories on the way to it, for this user alone.
    ///
    /// - Throws: `StoreError.unavailable` when another process has it or it cannot be opened, `damaged`, `newerSchema`.
    package convenience init(path: String, clock: any WallClock = SystemClock()) throws {
        try PrivateFile.prepare(path)
        let lock = try FileLock(path: path)
        let failures = FailureTranslation(file: path)
        let pool = try failures.translating {
            let pool = try DatabasePool(path: path, configuration: Connection.configuration())
            try pool.writeWithoutTransaction(Connection.setUpDurability)
            return pool
        }
        try self.init(
            database: pool, readers: Connection.readers,
            pointReaders: { try PointReaders(path: path, clock: clock, failures: failures) }, clock: clock,
            failures: failures, lock: lock)
    }

    /// A store that is gone when it closes.
    package static func inMemory(clock: any WallClock = SystemClock()) throws -> SQLiteStore {
        let failures = FailureTranslation(file: "the database in memory")
        let queue = try failures.translating { try DatabaseQueue(configuration: Connection.configuration()) }
        return try SQLiteStore(database: queue, readers: 1, clock: clock, failures: failures, lock: nil)
    }

    private init(
        database: any DatabaseWriter, readers: Int, pointReaders: () throws -> PointReaders? = { nil },
        clock: any WallClock, failures: FailureTranslation, lock: FileLock?
    ) throws {
        self.database = database
        self.clock = clock
        self.failures = failures
        self.lock = lock
        self.readers = Lanes("castellan.store.read", count: readers)
        revisions = Revisions()
        commits = CommitQueue(database, clock: clock, revisions: revisions, failures: failures)
        try Schema(failures: failures).bringUpToDate(database)
        self.pointReaders = try pointReaders()
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await readers.run { [database, clock, failures, isInMemory = lock == nil] _ in
            try failures.translating {
                let run: (Database) throws -> Value = { db in
                    try body(SQLiteReader(db: db, now: clock.now().microseconds, failures: failures))
                }
                // In memory there is one connection, on which nothing else happens meanwhile.
                return if isInMemory { try database.unsafeRead(run) } else { try database.read(run) }
            }
        }
    }

    package func value(of key: BulkKey, in table: BulkTable) async throws -> [UInt8]? {
        guard let pointReaders else { return try await read { try $0.value(of: key, in: table) } }
        return try pointReaders.value(of: key, in: table)
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await commits.write { try body($0) }
    }

    package func revision(of collection: String) -> UInt64 { revisions.revision(of: collection) }

    /// Sweeps in small transactions, so that other writes find their way in between.
    package func removeExpired() async throws -> Int {
        let batch = 500
        var total = 0
        while true {
            let removed = try await commits.write { try $0.removeExpired(limit: batch) }
            total += removed
            if removed < batch { return total }
        }
    }

    package func close() async throws {
        guard await commits.close() else { return }
        await readers.close()
        try failures.translating { try pointReaders?.close() }
        try closeFile()
    }

    private func closeFile() throws {
        // Leaves all in the one file. It is as durable in the log beside it, so a failure is none.
        try? database.writeWithoutTransaction { db in
            if lock != nil { _ = try db.checkpoint(.truncate) }
        }
        try failures.translating { try database.close() }
        lock?.release()
    }
}
