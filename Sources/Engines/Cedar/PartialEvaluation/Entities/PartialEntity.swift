/// An entity as far as it is known. Each of attributes, ancestors and tags may be unknown.
public struct PartialEntity: Hashable, Sendable {
    public let uid: EntityUID
    public var attributes: PartialRecord
    /// All entities that it is in, at any distance; nil when they are unknown.
    public var ancestors: Set<EntityUID>?
    public var tags: PartialRecord

    public init(
        _ uid: EntityUID, attributes: PartialRecord = .unknown, ancestors: Set<EntityUID>? = nil,
        tags: PartialRecord = .unknown
    ) {
        self.uid = uid
        self.attributes = attributes
        self.ancestors = ancestors
        self.tags = tags
    }

    /// An entity of which everything is known.
    ///
    /// - Parameter ancestors: all that it is in, at any distance, not its parents only.
    public init(_ entity: Entity, ancestors: Set<EntityUID>) {
        self.init(
            entity.uid, attributes: .complete(entity.attributes), ancestors: ancestors, tags: .complete(entity.tags))
    }

    /// Whether anything is known that an entity which does not exist would not have.
    var mustExist: Bool {
        attributes.isComplete || tags.isComplete || !attributes.known.isEmpty || !tags.known.isEmpty
            || ancestors?.isEmpty == false
    }

    func merging(_ other: PartialEntity) -> PartialEntity {
        PartialEntity(
            uid, attributes: attributes.merging(other.attributes), ancestors: other.ancestors ?? ancestors,
            tags: tags.merging(other.tags))
    }

    /// All that a schema has against what is known.
    func errors(in schema: Schema) -> [EntityValidationError] {
        if uid.type.isAction { return [.actionDeclarationMismatch(uid)] }
        let known = Entity(uid, attributes: attributes.known, tags: tags.known, parents: ancestors ?? [])
        return EntityConformance(schema: schema).errors(of: known, ancestors: known.parents).filter { error in
            if case .missingAttribute(_, let name) = error { attributes[name] == .absent } else { true }
        }
    }
}
