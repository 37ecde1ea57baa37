import Cedar
import Core
import Store

/// Loads what a policy store keeps of some entities and of everything that they lead to.
struct StoredEntities: Sendable {
    /// Entities loaded for one decision; what lies beyond counts as not kept.
    private static let most = 1_000

    let store: OpenStore

    func load(_ starts: [EntityUID], _ target: any Store) async throws -> [EntityUID: Entity] {
        try await target.read { reader in
            let shelf = EntityShelf(store: store)
            var found: [EntityUID: Entity] = [:]
            var waiting = starts
            var seen = Set(starts)
            while let uid = waiting.popLast(), found.count < Self.most {
                guard let entity = try shelf.get(uid, reader) else { continue }
                found[uid] = entity
                for next in entity.neighbours where seen.insert(next).inserted { waiting.append(next) }
            }
            return found
        }
    }
}

extension Entity {
    /// Parents, and entities that attributes and tags name.
    fileprivate var neighbours: [EntityUID] {
        Array(parents) + attributes.values.flatMap(\.named) + tags.values.flatMap(\.named)
    }
}

extension Value {
    fileprivate var named: [EntityUID] {
        switch self {
        case .entity(let uid): uid.type.isAction ? [] : [uid]
        case .set(let set): set.elements.flatMap(\.named)
        case .record(let members): members.values.flatMap(\.named)
        default: []
        }
    }
}
