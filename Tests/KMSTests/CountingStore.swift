import Store
import Synchronization

/// A store that counts its transactions.
final class CountingStore: Store {
    private let store: any Store
    private let count = Mutex(0)

    init(_ store: any Store) { self.store = store }

    var transactions: Int { count.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value {
        count.withLock { $0 += 1 }
        return try await store.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any StoreWriter) throws -> Value) async throws -> Value {
        count.withLock { $0 += 1 }
        return try await store.write(body)
    }

    func revision(of collection: String) -> UInt64 { store.revision(of: collection) }
    func removeExpired() async throws -> Int { try await store.removeExpired() }
    func close() async throws { try await store.close() }
}
