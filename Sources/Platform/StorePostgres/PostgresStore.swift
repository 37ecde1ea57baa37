package import Core
package import Logging
package import Store

/// The store for several nodes: PostgreSQL 13 or newer, each node with a few connections of its own.
package final class PostgresStore: Store {
    private let sessions: [Session]
    private let lanes: Lanes
    private let feed: ChangeFeed

    /// Connects and brings the tables up to date, in the schema `castellan` of the URL's database.
    ///
    /// - Parameters:
    ///   - url: `postgres://user:password@host/database?sslmode=verify-full`, or whatever else libpq reads.
    ///   - connections: how many transactions run at the same time.
    /// - Throws: `StoreError.unavailable` without the password in it, `newerSchema`.
    package init(
        url: String, connections: Int = 8, clock: any WallClock = SystemClock(),
        log: Logger = Logger(label: "castellan.store")
    ) async throws {
        let address = try PostgresAddress(url)
        let sessions = (0..<connections).map { _ in Session(address, clock: clock) }
        let lanes = Lanes("castellan.store.postgres", count: connections)
        try await lanes.run { try sessions[$0].direct(PostgresSchema.bringUpToDate) }
        self.sessions = sessions
        self.lanes = lanes
        feed = ChangeFeed(address, revisions: Revisions(), log: log)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await lanes.run { [sessions] in try sessions[$0].read(body) }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await lanes.run { [sessions, feed] lane in
            let (value, changed) = try sessions[lane].write(body)
            feed.announce(changed)
            return value
        }
    }

    package func revision(of collection: String) -> UInt64 { feed.revision(of: collection) }

    /// Sweeps in small transactions, so that other writes find their way in between.
    package func removeExpired() async throws -> Int {
        let batch = 500
        var total = 0
        while true {
            let removed = try await lanes.run { [sessions] in try sessions[$0].removeExpired(limit: batch) }
            total += removed
            if removed < batch { return total }
        }
    }

    package func close() async throws {
        await lanes.close()
        await feed.stop()
        for session in sessions { session.close() }
    }
}
