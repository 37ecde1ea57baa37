/// Entities as far as they are known. Of an entity that is not given, nothing is known: not even whether it exists,
/// unless the entities are said to be complete.
public struct PartialEntities: Hashable, Sendable {
    /// Why entities do not go together.
    public enum Failure: Error, Hashable, Sendable {
        case duplicate(EntityUID)
        /// The entity is an ancestor of itself.
        case cycle(EntityUID)
        /// The first entity's ancestors are said to be known, but not those of the second, which is among them.
        case unknownAncestors(EntityUID, through: EntityUID)
    }

    /// What is known of an entity as a whole.
    enum Presence {
        case unknown, nonexistent
        case given(PartialEntity)
    }

    /// With ancestors closed: those that are known are all.
    public private(set) var entities: [EntityUID: PartialEntity]
    /// Entities known not to exist, beside those that follow from completeness.
    public private(set) var nonexistent: Set<EntityUID>
    /// Whether no entity exists but those that are given.
    public let areComplete: Bool

    /// Nothing is known of any entity.
    public static let unknown = PartialEntities([:], nonexistent: [], areComplete: false)

    private init(_ entities: [EntityUID: PartialEntity], nonexistent: Set<EntityUID>, areComplete: Bool) {
        self.entities = entities
        self.nonexistent = nonexistent
        self.areComplete = areComplete
    }

    /// Takes partial entities. Ancestors may be given as parents only: those of entities that are given too are added.
    ///
    /// - Parameter areComplete: whether an entity that is not given does not exist.
    public init(
        _ given: some Sequence<PartialEntity>, nonexistent: Set<EntityUID> = [], areComplete: Bool = false
    ) throws(Failure) {
        var entities: [EntityUID: PartialEntity] = [:]
        for entity in given {
            guard entities.updateValue(entity, forKey: entity.uid) == nil else { throw .duplicate(entity.uid) }
        }
        for entity in entities.values.sorted(by: { $0.uid < $1.uid }) {
            let obstacle = entity.ancestors?.filter { entities[$0].map { $0.ancestors == nil } ?? false }.min()
            if let obstacle { throw .unknownAncestors(entity.uid, through: obstacle) }
        }
        for (uid, ancestors) in try PartialEntities.closure(of: entities) { entities[uid]?.ancestors = ancestors }
        self.init(entities, nonexistent: nonexistent.subtracting(entities.keys), areComplete: areComplete)
    }

    /// Takes entities of which everything is known.
    ///
    /// - Parameter areComplete: whether an entity that is not given does not exist; else it is unknown.
    public init(_ entities: Entities, areComplete: Bool) {
        let known = entities.entities.map { uid, entity in
            (uid, PartialEntity(entity, ancestors: entities.ancestors[uid] ?? []))
        }
        self.init(Dictionary(uniqueKeysWithValues: known), nonexistent: [], areComplete: areComplete)
    }

    private static func closure(
        of entities: [EntityUID: PartialEntity]
    ) throws(Failure) -> [EntityUID: Set<EntityUID>] {
        do throws(Entities.Failure) {
            return try Entities(
                entities.values.compactMap { entity in entity.ancestors.map { Entity(entity.uid, parents: $0) } }
            ).ancestors
        } catch {
            switch error {
            case .duplicate(let uid): throw .duplicate(uid)
            case .cycle(let uid): throw .cycle(uid)
            }
        }
    }

    /// What is known of the entity; nil when it is not given.
    public subscript(uid: EntityUID) -> PartialEntity? { entities[uid] }

    func presence(of uid: EntityUID) -> Presence {
        if let entity = entities[uid] { return .given(entity) }
        return areComplete || nonexistent.contains(uid) ? .nonexistent : .unknown
    }

    func ancestors(of uid: EntityUID) -> Set<EntityUID>? {
        switch presence(of: uid) {
        case .given(let entity): entity.ancestors
        case .nonexistent: []
        case .unknown: nil
        }
    }

    /// Adds what was learnt of an entity; its ancestors, if they are known, must be all.
    mutating func learn(_ entity: PartialEntity) {
        nonexistent.remove(entity.uid)
        entities[entity.uid] = entities[entity.uid]?.merging(entity) ?? entity
    }

    mutating func learnNonexistent(_ uid: EntityUID) {
        entities[uid] = nil
        nonexistent.insert(uid)
    }
}

extension PartialEntities {
    /// All that a schema has against what is known, in the order of ids; empty when the entities are valid. Actions may
    /// not be among them, as the schema says all that there is to know of these.
    public func validate(against schema: Schema) -> [EntityValidationError] {
        entities.sorted { $0.key < $1.key }.flatMap { $0.value.errors(in: schema) }
    }

    /// An entity that contradicts what is known here; nil when all fit.
    func contradiction(in full: Entities) -> EntityUID? {
        for (uid, entity) in entities.sorted(by: { $0.key < $1.key }) {
            guard let whole = full[uid] else {
                if entity.mustExist { return uid }
                continue
            }
            guard entity.attributes.admits(whole.attributes), entity.tags.admits(whole.tags),
                entity.ancestors == nil || entity.ancestors == full.ancestors[uid]
            else { return uid }
        }
        let intruders = full.entities.keys.filter { uid in
            guard !uid.type.isAction, case .nonexistent = presence(of: uid) else { return false }
            return true
        }
        return intruders.min()
    }
}
