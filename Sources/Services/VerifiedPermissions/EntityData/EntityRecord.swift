import Cedar
import Core
import Store

/// An entity that a policy store keeps for searches, the AuthZEN endpoints and the console. Decisions of IsAuthorized know
/// no entities but those of their request.
struct EntityRecord: Codable, Sendable {
    /// One entity in Cedar's JSON.
    let json: String

    func entity() throws -> Entity { try Entity(json: json) }
}

/// The entities that a policy store keeps, each under keyed digests of its type and of itself.
struct EntityShelf: Sendable {
    let store: OpenStore

    func get(_ uid: EntityUID, _ reader: any StoreReader) throws -> Entity? {
        try StoreContent.entities.get(key(uid), store, reader)?.entity()
    }

    /// Entities in the order of their digests.
    ///
    /// - Parameter type: nil for all.
    func list(
        of type: Name?, after: String? = nil, limit: Int = .max, _ reader: any StoreReader
    ) throws -> [(key: String, value: Entity)] {
        try StoreContent.entities.list(
            store, prefix: type.map { folder($0) } ?? "", after: after, limit: limit, reader
        ).map { (key: $0.id, value: try $0.value.entity()) }
    }

    func put(_ entity: Entity, _ writer: any StoreWriter) throws {
        try StoreContent.entities.put(EntityRecord(json: try entity.json()), at: key(entity.uid), store, writer)
    }

    /// - Returns: whether it was there.
    func delete(_ uid: EntityUID, _ writer: any StoreWriter) throws -> Bool {
        try StoreContent.entities.delete(key(uid), store, writer)
    }

    private func folder(_ type: Name) -> String { "\(store.key.digest(of: type.path))/" }
    private func key(_ uid: EntityUID) -> String { folder(uid.type) + store.key.digest(of: uid.description) }
}
