import FoundationEssentials
import Store

/// The records of one kind in a policy store, sealed with the store's key; their keys are `<store id>/<id>`.
struct SealedRecords<Value: Codable & Sendable>: Sendable {
    let collection: String

    init(_ collection: String) { self.collection = collection }

    func get(_ id: String, _ store: OpenStore, _ reader: any StoreReader) throws -> Value? {
        try reader.get(key(id, store)).map { try open($0, store) }
    }

    /// In the order of their ids.
    func list(
        _ store: OpenStore, prefix: String = "", after: String? = nil, limit: Int = .max, _ reader: any StoreReader
    ) throws -> [(id: String, value: Value)] {
        let folder = "\(store.id)/"
        return try reader.scan(
            collection, in: store.scope, prefix: folder + prefix, after: after.map { folder + $0 }, limit: limit
        ).map { (String($0.key.key.dropFirst(folder.count)), try open($0, store)) }
    }

    func put(_ value: Value, at id: String, _ store: OpenStore, _ writer: any StoreWriter) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let key = key(id, store)
        let sealed = try store.key.seal(encoder.encode(value), at: "\(collection)/\(key.key)")
        try writer.put(key, sealed, expires: nil, if: .none)
    }

    @discardableResult
    func delete(_ id: String, _ store: OpenStore, _ writer: any StoreWriter) throws -> Bool {
        try writer.delete(key(id, store), if: .none)
    }

    private func key(_ id: String, _ store: OpenStore) -> RecordKey {
        RecordKey(store.scope, collection, "\(store.id)/\(id)")
    }

    private func open(_ record: Record, _ store: OpenStore) throws -> Value {
        let plaintext = try store.key.open(record.value, at: "\(collection)/\(record.key.key)")
        do {
            return try JSONDecoder().decode(Value.self, from: plaintext)
        } catch {
            throw StoreError.corrupt(collection: collection, reason: "not a \(Value.self)")
        }
    }
}
