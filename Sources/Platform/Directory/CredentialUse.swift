package import Core
package import Store
import Synchronization

/// When access keys, roles and passwords were last used, collected in memory and written in batches: a request must not
/// wait for a write that only says that it came.
///
/// What a crash loses is the last batch. Ids are unique ids: of the access key, of the role, of the user for its
/// password.
package final class CredentialUse: Sendable {
    private struct Reference: Hashable {
        let id: String
        let account: AccountID
    }

    private let store: any Store
    private let pending = Mutex<[Reference: CredentialUseRecord]>([:])

    package init(store: any Store) { self.store = store }

    package func record(_ use: CredentialUseRecord, of id: String, in account: AccountID) {
        let reference = Reference(id: id, account: account)
        pending.withLock { $0[reference] = Self.later($0[reference], use) }
    }

    /// The last use, be it written already or not.
    package func lastUse(of id: String, in account: AccountID) async throws -> CredentialUseRecord? {
        let recent = pending.withLock { $0[Reference(id: id, account: account)] }
        let stored = try await store.read { try Collections.credentialUses.get(id, in: Scope(account: account), $0) }
        return recent.map { Self.later(stored, $0) } ?? stored
    }

    /// Writes what was collected since the last time; when that fails, it is collected again.
    package func flush() async throws {
        let batch = pending.withLock { pending in
            defer { pending = [:] }
            return pending
        }
        guard !batch.isEmpty else { return }
        do {
            try await store.write { writer in
                for (reference, use) in batch {
                    let scope = Scope(account: reference.account)
                    let stored = try Collections.credentialUses.get(reference.id, in: scope, writer)
                    let latest = Self.later(stored, use)
                    if latest != stored {
                        try Collections.credentialUses.put(latest, at: reference.id, in: scope, writer)
                    }
                }
            }
        } catch {
            for (reference, use) in batch { record(use, of: reference.id, in: reference.account) }
            throw error
        }
    }

    private static func later(_ one: CredentialUseRecord?, _ other: CredentialUseRecord) -> CredentialUseRecord {
        guard let one, one.time > other.time else { return other }
        return one
    }
}
