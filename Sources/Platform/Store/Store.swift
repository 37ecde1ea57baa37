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

/// The account and region that a record belongs to; a global service's records have an empty region.
package struct Scope: Sendable, Hashable, Comparable {
    package let account: String
    package let region: String

    package init(account: AccountID, region: Region? = nil) {
        self.account = account.rawValue
        self.region = region?.rawValue ?? ""
    }

    /// For backends, which read scopes back.
    package init(account: String, region: String) {
        self.account = account
        self.region = region
    }

    /// What belongs to the plane itself and to no account.
    package static let plane = Scope(account: "", region: "")

    package static func < (left: Scope, right: Scope) -> Bool {
        (left.account, left.region) < (right.account, right.region)
    }
}

package struct RecordKey: Sendable, Hashable {
    package let scope: Scope
    /// Such as `iam.users`: the service and the resource.
    package let collection: String
    /// Unique in its scope and collection, ordered by its UTF-8 bytes; not empty.
    package let key: String

    package init(_ scope: Scope, _ collection: String, _ key: String) {
        self.scope = scope
        self.collection = collection
        self.key = key
    }
}

package struct Record: Sendable, Hashable {
    package let key: RecordKey
    package let value: [UInt8]
    /// Counts the writes to this key since it was last absent, from 1.
    package let version: Int64
    package let expires: Timestamp?

    package init(key: RecordKey, value: [UInt8], version: Int64, expires: Timestamp?) {
        self.key = key
        self.value = value
        self.version = version
        self.expires = expires
    }
}

package enum WriteCondition: Sendable, Hashable {
    case none
    case absent
    case present
    case version(Int64)
}

package enum StoreError: Error, Sendable, Hashable {
    /// The record was not as the condition asked.
    case conditionFailed(collection: String)
    /// A record could not be read as its type; names the collection, never the content.
    case corrupt(collection: String, reason: String)
    /// The backend cannot take the call now; trying again may help.
    case unavailable(reason: String)
    /// The disk has no room; nothing of the transaction was kept.
    case full
    /// The database was written by a newer release.
    case newerSchema(found: Int, known: Int)
}
