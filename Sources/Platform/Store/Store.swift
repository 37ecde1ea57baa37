package import Core

/// Where all state lives: records in ordered collections, changed in transactions that are on disk once `write`
/// returns.
///
/// Bodies are synchronous and may run more than once (a backend retries a transaction that lost a race), so they change
/// nothing but the transaction and what they return.
package protocol Store: Sendable {
    /// Runs `body` on one consistent snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value

    /// Runs `body` in a serialisable transaction: all of its changes are durable when this returns, none of them when
    /// it throws. Concurrent writes may share one commit to disk.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any StoreWriter) throws -> Value) async throws -> Value

    /// A number that grows with every committed change to the collection, in any scope, by any node; for caches.
    /// It costs no I/O; a change by another node shows within a second.
    func revision(of collection: String) -> UInt64

    /// Removes records whose time has come; they are invisible to reads before that. Returns how many went.
    func removeExpired() async throws -> Int

    /// Finishes what is under way and closes the files or connections.
    func close() async throws
}

/// What one transaction may read.
package protocol StoreReader {
    func get(_ key: RecordKey) throws -> Record?

    /// Records of one collection in one scope whose keys begin with `prefix`, in ascending order of the keys' UTF-8
    /// bytes, those after `after` only (whether or not that key exists), at most `limit`.
    func scan(_ collection: String, in scope: Scope, prefix: String, after: String?, limit: Int) throws -> [Record]

    /// Every scope in which the collection has a record, in ascending order.
    func scopes(of collection: String) throws -> [Scope]
}

/// What one transaction may change.
package protocol StoreWriter: StoreReader {
    /// Writes a record and returns its new version, one more than the one it replaces, else 1.
    ///
    /// - Throws: `StoreError.conditionFailed` when the condition does not hold.
    @discardableResult
    func put(_ key: RecordKey, _ value: [UInt8], expires: Timestamp?, if condition: WriteCondition) throws -> Int64

    /// Removes a record; false when there was none.
    ///
    /// - Throws: `StoreError.conditionFailed` when the condition does not hold.
    @discardableResult
    func delete(_ key: RecordKey, if condition: WriteCondition) throws -> Bool
}
