import Core
import Plane
import Store
import Synchronization

/// A key's last successful use.
struct KeyUseRecord: Codable, Sendable, Hashable {
    let operation: String
    let time: Timestamp
    let requestID: String
}

/// When keys were last used, collected in memory and written in batches: a call must not wait for a write that only says
/// that it came. What a crash loses is the last batch.
final class KeyUses: Sendable {
    private let pending = Mutex<[KeyName: KeyUseRecord]>([:])

    func note(_ key: KeyName, _ use: KeyUseRecord) {
        pending.withLock { pending in
            if let known = pending[key], known.time > use.time { return }
            pending[key] = use
        }
    }

    /// The last use, be it written already or not; nil when there was none.
    func last(of key: KeyName, _ store: any Store) async throws -> KeyUseRecord? {
        if let recent = pending.withLock({ $0[key] }) { return recent }
        return try await store.read { try Records.uses.get(key.id, in: key.scope, $0) }
    }

    /// Writes what was collected since the last time; when that fails, it is collected again.
    func flush(_ store: any Store) async throws {
        let batch = pending.withLock { pending in
            defer { pending = [:] }
            return pending
        }
        guard !batch.isEmpty else { return }
        do {
            try await store.write { writer in
                for (key, use) in batch {
                    let stored = try Records.uses.get(key.id, in: key.scope, writer)
                    // Another node may have written a later one, and the key may be gone.
                    guard stored.map({ $0.time < use.time }) ?? true, try KeyRecord.find(key, writer) != nil else {
                        continue
                    }
                    try Records.uses.put(use, at: key.id, in: key.scope, writer)
                }
            }
        } catch {
            for (key, use) in batch { note(key, use) }
            throw error
        }
    }
}
