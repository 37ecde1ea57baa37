import Core
import Glibc
import Store

/// A lane's connection and the transactions on it: made when needed, made anew when lost.
final class Session: @unchecked Sendable {  // Only its lane, which runs one job at a time, touches it.
    private static let statementTimeout = 30_000
    private static let mostConflicts = 40
    private static let mostLosses = 2

    private let address: PostgresAddress
    private let clock: any WallClock
    private var open: PostgresConnection?

    init(_ address: PostgresAddress, clock: any WallClock) {
        self.address = address
        self.clock = clock
    }

    func close() { open = nil }

    /// For single statements, each a transaction of its own.
    func direct<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
        try retrying { try body(try connection()) }
    }

    func read<Value>(_ body: (any StoreReader) throws -> Value) throws -> Value {
        try retrying {
            let connection = try connection()
            try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            let reader = PostgresReader(connection, now: clock.now().microseconds)
            let value = try finish(reader) { try body(reader) }
            try connection.run("COMMIT")
            return value
        }
    }

    /// Answers what `body` returned and the collections that it changed.
    func write<Value>(_ body: (any StoreWriter) throws -> Value) throws -> (Value, Set<String>) {
        try retrying {
            let connection = try connection()
            try connection.run("BEGIN ISOLATION LEVEL SERIALIZABLE")
            let writer = PostgresWriter(connection, now: clock.now().microseconds)
            let value = try finish(writer) { try body(writer) }
            let token = Int64.random(in: .min ... .max)
            let names = writer.changed.sorted().joined(separator: "\n")
            var transaction: Int64?
            if !names.isEmpty {
                transaction = try connection.run(ChangeSQL.add, [.integer(token), .text(names)]).integer(0, 0)
            }
            try commit(connection, transaction, token)
            return (value, writer.changed)
        }
    }

    /// Removes at most `limit` of the records whose time has come, and the journal's old rows.
    func removeExpired(limit: Int) throws -> Int {
        try direct { connection in
            _ = try connection.run(ChangeSQL.prune, [])
            return try connection.run(
                PostgresSQL.removeExpired, [.integer(clock.now().microseconds), .integer(Int64(limit))]
            ).changed
        }
    }

    private func connection() throws -> PostgresConnection {
        if let open { return open }
        let new = try PostgresConnection(address, statementTimeout: Self.statementTimeout)
        open = new
        return new
    }

    /// Runs a body; when anything failed, even if the body kept silent about it, takes the transaction back and throws.
    private func finish<Value>(_ reader: PostgresReader, _ body: () throws -> Value) throws -> Value {
        let outcome = Result { try body() }
        if let failure = reader.failure {
            if failure.isConflict || failure.lostConnection { throw failure }
            rollBack()
            _ = try outcome.get()
            throw failure.storeError
        }
        if case .failure = outcome { rollBack() }
        return try outcome.get()
    }

    private func rollBack() {
        do { try open?.run("ROLLBACK") } catch { open = nil }
    }

    /// Tries again what lost a race or its connection before it could have been committed.
    private func retrying<Value>(_ attempt: () throws -> Value) throws -> Value {
        var conflicts = 0
        var losses = 0
        while true {
            do {
                return try attempt()
            } catch let failure as PostgresFailure {
                if failure.lostConnection {
                    open = nil
                    losses += 1
                } else {
                    rollBack()
                    conflicts += failure.isConflict ? 1 : Self.mostConflicts
                }
                guard losses < Self.mostLosses, conflicts < Self.mostConflicts else { throw failure.storeError }
                if failure.isConflict { backOff(conflicts) }
            }
        }
    }

    /// Sleeps up to 1 ms, then up to twice as long each time, at most 64 ms.
    private func backOff(_ conflicts: Int) {
        usleep(UInt32.random(in: 0...(1_000 << UInt32(min(conflicts - 1, 6)))))
    }

    /// Commits, and when the connection breaks meanwhile, asks over a new one what became of it.
    private func commit(_ connection: PostgresConnection, _ transaction: Int64?, _ token: Int64) throws {
        do {
            guard try connection.run("COMMIT").tag == "COMMIT" else {
                throw StoreError.unavailable(reason: "PostgreSQL rolled the transaction back")
            }
        } catch let failure as PostgresFailure where failure.lostConnection {
            guard let transaction else { throw failure }
            open = nil
            guard let isCommitted = try? settle(transaction, token) else {
                throw StoreError.unavailable(
                    reason: "the connection was lost during a commit, whose outcome is unknown")
            }
            guard isCommitted else { throw failure }
        }
    }

    /// Whether the transaction was committed; nil when that cannot be known.
    ///
    /// Its own row in the journal proves that it was, also after a fail-over in which numbers of transactions were
    /// given out again. A commit that is under way is waited for, for two seconds.
    private func settle(_ transaction: Int64, _ token: Int64) throws -> Bool? {
        for _ in 0..<20 {
            let rows = try connection().run(ChangeSQL.outcome, [.integer(transaction), .integer(token)])
            if rows.boolean(0, 0) { return true }
            if rows.isNull(0, 1) { return nil }
            if rows.text(0, 1) == "aborted" { return false }
            usleep(100_000)
        }
        return nil
    }
}
