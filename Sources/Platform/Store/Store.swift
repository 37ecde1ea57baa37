package import Core

/// Where all state lives: records in ordered collections, changed in transactions that are on disk once `write`
/// returns.
///
/// Bodies are synchronous and may run more than once (a backend retries a transaction that lost a race), so they change
/// nothing but the transaction and what they return.
package protocol Store: Sendable {
    /// Runs `body` on one consistent snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value

    /// The value under exactly that key, as `StoreReader` gives it, for those who need nothing else of a snapshot.
    func value(of key: BulkKey, in table: BulkTable) async throws -> [UInt8]?

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

extension Store {
    package func value(of key: BulkKey, in table: BulkTable) async throws -> [UInt8]? {
        try await read { try $0.value(of: key, in: table) }
    }
}

/// What one transaction may read.
package protocol StoreReader {
    func get(_ key: RecordKey) throws -> Record?

    /// Records of one collection in one scope whose keys begin with `prefix`, in ascending order of the keys' UTF-8
    /// bytes, those after `after` only (whether or not that key exists), at most `limit`.
    func scan(_ collection: String, in scope: Scope, prefix: String, after: String?, limit: Int) throws -> [Record]

    /// Every scope in which the collection has a record, in ascending order.
    func scopes(of collection: String) throws -> [Scope]

    /// The value under exactly that key; nil when there is none, or no such table.
    func value(of key: BulkKey, in table: BulkTable) throws -> [UInt8]?

    /// Visits a partition's entries in the order of sort and tie, or in the opposite one, until `body` returns false or
    /// throws.
    ///
    /// - Parameter after: the visit begins with the first entry beyond this one, in its own direction, whether or not it
    ///   exists.
    func visit(
        _ partition: [UInt8], of table: BulkTable, _ sorts: SortRange, after: BulkKey?, descending: Bool,
        _ body: (BulkEntry) throws -> Bool) throws

    /// Visits entries in ascending order of their keys, of partitions at or after `from` and before `to`, until `body`
    /// returns false or throws.
    ///
    /// - Parameters:
    ///   - to: nil is the end of the table.
    ///   - after: the visit begins with the first entry beyond this one.
    func visitAll(
        of table: BulkTable, from: [UInt8], to: [UInt8]?, after: BulkKey?, _ body: (BulkEntry) throws -> Bool) throws
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

    /// Makes an empty table; nothing happens when it is there.
    func create(_ table: BulkTable) throws

    /// Removes a table with everything in it; nothing happens when there is none.
    func drop(_ table: BulkTable) throws

    /// Writes an entry in the place of the one with the same key, if any.
    ///
    /// - Throws: `StoreError.invalidKey` for a key longer than `BulkKey.longest`, `unavailable` without such a table.
    func put(_ value: [UInt8], at key: BulkKey, in table: BulkTable) throws

    /// Removes an entry; false when there was none.
    @discardableResult
    func delete(_ key: BulkKey, in table: BulkTable) throws -> Bool
}
