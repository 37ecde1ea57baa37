import Core
import Plane
import Store

/// Keys, aliases and grants as the store has them, kept until one of them changes, so that using a key does no I/O.
final class KeyCatalog: Sendable {
    private let keys = RevisionCache<KeyName, Key>(capacity: 20_000)
    private let aliases = RevisionCache<AliasName, String>(capacity: 20_000)
    private let owners = RevisionCache<String, AccountID>(capacity: 20_000)
    private let grantCounts = RevisionCache<KeyName, Int>(capacity: 20_000)
    private let grants = RevisionCache<GranteeReference, [KeyGrant]>(capacity: 20_000)

    /// nil when there is none.
    func key(_ name: KeyName, _ store: any Store) async throws -> Key? {
        let revision = store.revision(of: Records.keys.name)
        if let key = keys.value(for: name, at: revision) { return key }
        guard let record = try await store.read({ try KeyRecord.find(name, $0) }) else { return nil }
        let key = Key(record)
        keys.insert(key, for: name, at: revision)
        return key
    }

    /// The id of the key that an alias stands for; nil when there is no such alias.
    func keyID(of alias: AliasName, _ store: any Store) async throws -> String? {
        let revision = store.revision(of: Records.aliases.name)
        if let id = aliases.value(for: alias, at: revision) { return id }
        let record = try await store.read { try Records.aliases.get(alias.name, in: alias.scope, $0) }
        guard let id = record?.targetKeyID else { return nil }
        aliases.insert(id, for: alias, at: revision)
        return id
    }

    /// Whose key that is; nil when there is none.
    func owner(of keyID: String, _ store: any Store) async throws -> AccountID? {
        let revision = store.revision(of: Records.owners.name)
        if let account = owners.value(for: keyID, at: revision) { return account }
        let owner = try await store.read { try Records.owners.get(keyID, in: .plane, $0) }
        guard let account = owner?.account else { return nil }
        owners.insert(account, for: keyID, at: revision)
        return account
    }

    /// The key's grants whose grantee is one of what the caller is.
    func grants(on key: KeyName, to caller: Caller, _ store: any Store) async throws -> [KeyGrant] {
        let revision = store.revision(of: Records.grants.name)
        guard try await grantCount(key, at: revision, store) > 0 else { return [] }
        let reference = GranteeReference(key: key, principals: GrantRecord.principals(of: caller))
        if let grants = grants.value(for: reference, at: revision) { return grants }
        let records = try await store.read { reader in
            try reference.principals.flatMap { try GrantRecord.granted(to: $0, on: key, reader) }
        }
        let found = try records.map { try KeyGrant($0) }
        grants.insert(found, for: reference, at: revision)
        return found
    }

    private func grantCount(_ key: KeyName, at revision: UInt64, _ store: any Store) async throws -> Int {
        if let count = grantCounts.value(for: key, at: revision) { return count }
        let count = try await store.read { try GrantCount.of(key, $0) }
        grantCounts.insert(count, for: key, at: revision)
        return count
    }
}

private struct GranteeReference: Hashable, Sendable {
    let key: KeyName
    let principals: [String]
}
