/// Entities under their ids, with the ancestors of each worked out.
public struct Entities: Hashable, Sendable {
    public enum Failure: Error, Hashable, Sendable {
        /// Two different entities were given under one id.
        case duplicate(EntityUID)
        /// The entity is an ancestor of itself.
        case cycle(EntityUID)
    }

    public private(set) var entities: [EntityUID: Entity]
    /// The transitive closure of `parents`, only for entities that were given.
    public private(set) var ancestors: [EntityUID: Set<EntityUID>]

    public init() {
        entities = [:]
        ancestors = [:]
    }

    /// Takes entities that may be given twice if they are the same both times.
    public init(_ given: some Sequence<Entity>) throws(Failure) {
        var entities: [EntityUID: Entity] = [:]
        for entity in given {
            if let known = entities.updateValue(entity, forKey: entity.uid), known != entity {
                throw .duplicate(entity.uid)
            }
        }
        self.entities = entities
        ancestors = try Entities.closure(of: entities)
    }

    public subscript(uid: EntityUID) -> Entity? { entities[uid] }

    /// Whether the one is the other or below it. An entity that was not given is only in itself.
    public func isMember(_ uid: EntityUID, of group: EntityUID) -> Bool {
        uid == group || ancestors[uid]?.contains(group) == true
    }

    /// Puts an entity in with ancestors that are known to be right.
    mutating func set(_ entity: Entity, ancestors: Set<EntityUID>) {
        entities[entity.uid] = entity
        self.ancestors[entity.uid] = ancestors
    }

    /// Each entity is visited once, on a stack of our own, as hierarchies may be deep.
    private static func closure(of entities: [EntityUID: Entity]) throws(Failure) -> [EntityUID: Set<EntityUID>] {
        var done: [EntityUID: Set<EntityUID>] = [:]
        var open: Set<EntityUID> = []
        for start in entities.keys where done[start] == nil {
            var stack = [start]
            while let uid = stack.last {
                guard done[uid] == nil, let entity = entities[uid] else {
                    stack.removeLast()
                    continue
                }
                let waiting = entity.parents.filter { entities[$0] != nil && done[$0] == nil }
                if open.insert(uid).inserted, !waiting.isEmpty {
                    if let again = waiting.first(where: open.contains) { throw .cycle(again) }
                    stack += waiting
                    continue
                }
                if let again = waiting.first { throw .cycle(again) }
                var all = entity.parents
                for parent in entity.parents { all.formUnion(done[parent] ?? []) }
                done[uid] = all
                open.remove(uid)
                stack.removeLast()
            }
        }
        return done
    }
}
