import Core
import Crypto
import Keyring
import Plane
import Store
import Synchronization

/// The data keys of tables, opened for whom they may be opened for.
final class TableKeys: Sendable {
    private struct Entry {
        let key: TableKey
        let expires: Timestamp
        /// What the collections stood at that decide whether the caller may use the key.
        let revisions: [UInt64]
    }

    private struct Place: Hashable {
        let tableID: String
        /// nil for a key of the plane's own, which is the same for everybody.
        let caller: String?
    }

    /// How long a key that KMS opened is kept, as in AWS.
    static let lifetime: Int64 = 300
    /// How long background work waits after a refusal, in seconds.
    private static let patience: Int64 = 60
    private static let capacity = 4_096

    let keyring: Keyring
    /// The collections whose change makes a kept key doubtful: those of KMS.
    private let keyCollections: [String]
    private let entries = Mutex<[Place: Entry]>([:])
    /// Tables whose keys were refused to background work, and until when it need not ask again.
    private let refusals = Mutex<[String: (until: Timestamp, revisions: [UInt64])]>([:])

    init(keyring: Keyring, keyCollections: [String]) {
        self.keyring = keyring
        self.keyCollections = keyCollections
    }

    /// The key of a table, for the caller of `call`. On a table with a KMS key this asks KMS, unless it was asked within
    /// five minutes for this caller and nothing changed in KMS since: a key that is disabled stops its tables at once.
    ///
    /// - Throws: DynamoDB's words for what KMS said.
    func key(of table: Table, for call: Call) async throws -> TableKey {
        let usesKMS = table.record.encryption != nil
        let place = Place(tableID: table.record.id, caller: usesKMS ? Self.identity(of: call) : nil)
        let revisions = revisions(call.store, usesKMS: usesKMS)
        if let entry = entries.withLock({ $0[place] }), entry.revisions == revisions,
            !usesKMS || call.time < entry.expires
        {
            return entry.key
        }
        let record = try await call.store.read { [id = table.record.id, scope = table.scope] in
            try TableKeyRecord.collection.get(id, in: scope, $0)
        }
        guard let record else { throw StaleTable() }
        let dataKey = try await open(record, of: table, call)
        let entry = Entry(
            key: TableKey(dataKey, tableID: table.record.id), expires: call.time.adding(seconds: Self.lifetime),
            revisions: revisions)
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
            entries[place] = entry
        }
        return entry.key
    }

    /// The key for work beside calls; nil while it cannot be used. After a refusal KMS is asked again when something
    /// changes there, or after a minute, so that a disabled key does not fill the audit log.
    func backgroundKey(of table: Table, for call: Call) async -> TableKey? {
        let revisions = revisions(call.store, usesKMS: true)
        let id = table.record.id
        let refusal = refusals.withLock { $0[id] }
        if let refusal, refusal.revisions == revisions, call.time < refusal.until { return nil }
        do {
            let key = try await key(of: table, for: call)
            refusals.withLock { $0[id] = nil }
            return key
        } catch {
            refusals.withLock { refusals in
                if refusals.count >= Self.capacity { refusals.removeAll() }
                refusals[id] = (call.time.adding(seconds: Self.patience), revisions)
            }
            return nil
        }
    }

    /// The plaintext data key; whoever asks keeps it no longer than it takes.
    func open(_ record: TableKeyRecord, of table: Table, _ call: Call) async throws -> SymmetricKey {
        if let sealed = record.sealed.flatMap(Base64.decode) {
            var bytes = try keyring.open(sealed, purpose: TableKeyRecord.purpose, context: record.tableID)
            return SymmetricKey(wiping: &bytes)
        }
        guard let wrapped = record.wrapped.flatMap(Base64.decode) else { throw TableKey.damaged }
        return try await KeyService(call, table.record.name, table.account).decrypt(
            wrapped, keyARN: table.record.encryption?.keyARN)
    }

    private func revisions(_ store: any Store, usesKMS: Bool) -> [UInt64] {
        let own = store.revision(of: TableKeyRecord.collection.name)
        return usesKMS ? [own] + keyCollections.map(store.revision) : [own]
    }

    /// Two sessions of one role are two callers, as their session policies may differ.
    private static func identity(of call: Call) -> String { call.caller.accessKeyID ?? call.caller.arn }
}

extension SymmetricKey {
    /// Takes the bytes over and leaves zeros behind.
    init(wiping bytes: inout [UInt8]) {
        self.init(data: bytes)
        bytes.withUnsafeMutableBytes { buffer in
            for index in buffer.indices { buffer[index] = 0 }
        }
    }
}
