import Core
import Plane
import Store

/// One change of a policy store and of what is in it, in a transaction.
struct StoreChange {
    /// As it is at the beginning of the change; what is changed here is written with it.
    var record: PolicyStoreRecord
    let store: OpenStore
    let writer: any StoreWriter
    let time: Timestamp
    private(set) var notes: [ChangeRecord.Note] = []

    /// Whether nothing has to be written, as a request was served before.
    var isVoid = false

    mutating func note(_ kind: ChangeRecord.Kind, _ id: String, isDeleted: Bool = false) {
        notes.append(ChangeRecord.Note(kind: kind, id: id, isDeleted: isDeleted))
        if kind == .schema || kind == .settings { record.rulesVersion = record.version + 1 }
        if kind == .entities { record.entitiesVersion = record.version + 1 }
    }
}

extension OpenStore {
    /// Changes the store's content in one transaction, as a new version that caches and watchers see as a whole.
    ///
    /// - Throws: `ResourceNotFoundException` when it is gone, and what `body` throws.
    func change<Value: Sendable>(
        _ call: Call, _ body: @escaping @Sendable (inout StoreChange) throws -> Value
    ) async throws -> Value {
        try await call.store.write { [self, time = call.time] writer in
            guard let record = try PolicyStores.records.get(id, in: scope, writer) else {
                throw AWSError.notFound(.policyStore, id)
            }
            var change = StoreChange(record: record, store: self, writer: writer, time: time)
            let value = try body(&change)
            guard !change.isVoid else { return value }
            try change.passTests(snapshot)
            change.record.version += 1
            try PolicyStores.records.put(change.record, at: id, in: scope, writer)
            try ChangeRecord(version: change.record.version, time: time, notes: change.notes).put(self, writer)
            return value
        }
    }
}

/// What changed from one version of a policy store to the next: lets caches read no more than that, and watchers know.
struct ChangeRecord: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        case settings, schema, policy, template, identitySource, entities, tests
    }

    struct Note: Codable, Sendable {
        let kind: Kind
        let id: String
        let isDeleted: Bool
    }

    static let collection = RecordCollection<ChangeRecord>("verifiedpermissions.changes")
    /// How long a change is remembered, in seconds: whoever looks later reads everything.
    static let lifetime: Int64 = 7 * 86_400

    let version: Int64
    let time: Timestamp
    let notes: [Note]

    static func key(_ storeID: String, _ version: Int64) -> String {
        let digits = String(version)
        return "\(storeID)/\(String(repeating: "0", count: 19 - digits.count))\(digits)"
    }

    func put(_ store: OpenStore, _ writer: any StoreWriter) throws {
        try Self.collection.put(
            self, at: Self.key(store.id, version), in: store.scope,
            expires: time.adding(seconds: Self.lifetime), writer)
    }

    /// The changes after a version, oldest first; nil when some of them are no longer known.
    static func since(
        _ version: Int64, until last: Int64, of store: PolicyStore, limit: Int = 1_000, _ reader: any StoreReader
    ) throws -> [ChangeRecord]? {
        guard version < last else { return [] }
        let found = try collection.list(
            in: store.scope, prefix: "\(store.id)/", after: key(store.id, version), limit: limit, reader
        ).map(\.value)
        let isWhole = found.first?.version == version + 1 && (found.last?.version == last || found.count == limit)
        return isWhole ? found : nil
    }
}
