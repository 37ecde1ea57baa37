import Store
import StoreSQLite
import Synchronization

/// A store in memory that counts how often it is read.
final class CountingStore: Store {
    private let store: SQLiteStore
    private let readCount = Mutex(0)

    init() throws { store = try SQLiteStore.inMemory() }

    var reads: Int { readCount.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value {
        readCount.withLock { $0 += 1 }
        return try await store.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any StoreWriter) throws -> Value) async throws -> Value {
        try await store.write(body)
    }

    func revision(of collection: String) -> UInt64 { store.revision(of: collection) }
    func removeExpired() async throws -> Int { try await store.removeExpired() }
    func close() async throws { try await store.close() }
}
