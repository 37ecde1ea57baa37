package import Core
package import Keyring
package import Store

/// Seals every stored secret under the keyring's current root key, in small transactions beside all other work. What was
/// done stays done, so it may be killed and run again.
package struct Resealer: Sendable {
    private static let batch = 100

    private let collections: [SealedCollection]
    private let store: any Store
    private let keyring: Keyring

    package init(_ collections: [SealedCollection], store: any Store, keyring: Keyring) {
        self.collections = collections
        self.store = store
        self.keyring = keyring
    }

    /// Goes over everything until a whole pass finds nothing to do: a secret that was sealed just before the root key
    /// changed may be written a little later.
    ///
    /// - Parameter progress: told how many records were sealed anew so far.
    /// - Returns: how many there were.
    @discardableResult
    package func run(_ progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        var total = 0
        while true {
            var changed = 0
            for collection in collections {
                for scope in try await scopes(of: collection) {
                    changed += try await run(collection, in: scope) { progress(total + changed + $0) }
                }
            }
            total += changed
            if changed == 0 { return total }
        }
    }

    private func scopes(of collection: SealedCollection) async throws -> [Scope] {
        try await store.read { try $0.scopes(of: collection.name) }
    }

    private func run(
        _ collection: SealedCollection, in scope: Scope, _ progress: (Int) -> Void
    ) async throws -> Int {
        var after: String?
        var changed = 0
        while true {
            try Task.checkCancellation()
            let from = after
            let records = try await store.read {
                try $0.scan(collection.name, in: scope, prefix: "", after: from, limit: Self.batch)
            }
            let stale = try records.filter { try collection.reseal($0, keyring) != nil }.map(\.key)
            if !stale.isEmpty {
                changed += try await write(stale, collection)
                progress(changed)
            }
            guard records.count == Self.batch, let last = records.last else { return changed }
            after = last.key.key
        }
    }

    /// Reads each record again within the transaction, as it may have changed meanwhile.
    private func write(_ keys: [RecordKey], _ collection: SealedCollection) async throws -> Int {
        let keyring = keyring
        return try await store.write { writer in
            var changed = 0
            for key in keys {
                guard let record = try writer.get(key), let value = try collection.reseal(record, keyring) else {
                    continue
                }
                try writer.put(key, value, expires: record.expires, if: .version(record.version))
                changed += 1
            }
            return changed
        }
    }
}
