import Cedar
import Core
import Plane
import Store
import Synchronization

/// The entities that policy stores keep, read once for each time that they change: searches ask for many, and each
/// evaluation for a few.
final class EntitySnapshots: Sendable {
    private struct Place: Hashable {
        let scope: Scope
        let id: String
    }

    private struct Entry {
        let version: Int64
        let entities: Entities
    }

    /// Beyond this many stores the cache starts anew.
    private static let capacity = 100

    private let entries = Mutex<[Place: Entry]>([:])

    /// - Parameter store: opened for the caller, who so has the right to its content.
    /// - Parameter version: of the store's record, at which entities last changed.
    func entities(of store: OpenStore, at version: Int64, _ target: any Store) async throws -> Entities {
        guard version > 0 else { return Entities() }
        let place = Place(scope: store.scope, id: store.id)
        if let known = entries.withLock({ $0[place] }), known.version == version { return known.entities }
        let entities = try await target.read { reader in
            try Entities(EntityShelf(store: store).list(of: nil, reader).map(\.value))
        }
        entries.withLock { entries in
            if let known = entries[place], known.version > version { return }
            if entries.count >= Self.capacity, entries[place] == nil { entries.removeAll() }
            entries[place] = Entry(version: version, entities: entities)
        }
        return entities
    }
}
