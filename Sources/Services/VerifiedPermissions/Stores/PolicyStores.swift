import Core
import Plane
import Store
import Synchronization

/// The policy stores of the plane, found by id or alias through caches that the collections' revisions validate, so that
/// finding one costs no I/O.
final class PolicyStores: Sendable {
    static let records = RecordCollection<PolicyStoreRecord>("verifiedpermissions.stores")

    private struct Place: Hashable, Sendable {
        let scope: Scope
        let name: String
    }

    private let known = RevisionCache<Place, PolicyStore>(capacity: 10_000)
    private let aliases = RevisionCache<Place, AliasRecord>(capacity: 10_000)

    /// - Parameter name: an id or `policy-store-alias/…`.
    /// - Returns: nil when there is none, or its alias is being deleted.
    func find(_ name: String, in scope: Scope, _ store: any Store) async throws -> PolicyStore? {
        guard name.hasPrefix(AliasRecord.prefix) else { return try await find(id: name, in: scope, store) }
        let place = Place(scope: scope, name: name)
        let revision = store.revision(of: AliasRecord.collection.name)
        if let alias = aliases.value(for: place, at: revision) {
            return try await find(id: alias.policyStoreId, in: scope, store)
        }
        let alias = try await store.read { try AliasRecord.collection.get(name, in: scope, $0) }
        guard let alias, alias.deleted == nil else { return nil }
        aliases.insert(alias, for: place, at: revision)
        return try await find(id: alias.policyStoreId, in: scope, store)
    }

    private func find(id: String, in scope: Scope, _ store: any Store) async throws -> PolicyStore? {
        let place = Place(scope: scope, name: id)
        let revision = store.revision(of: Self.records.name)
        if let found = known.value(for: place, at: revision) { return found }
        guard !id.isEmpty, let record = try await store.read({ try Self.records.get(id, in: scope, $0) }) else {
            return nil
        }
        let found = PolicyStore(record, in: scope)
        known.insert(found, for: place, at: revision)
        return found
    }
}
