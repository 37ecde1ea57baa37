/// An entity as its owner gives it: attributes, tags and parents.
public struct Entity: Hashable, Sendable {
    public let uid: EntityUID
    public var attributes: [Text: Value]
    public var tags: [Text: Value]
    /// The entities it is directly a member of; they need not be given themselves.
    public var parents: Set<EntityUID>

    public init(
        _ uid: EntityUID, attributes: [Text: Value] = [:], tags: [Text: Value] = [:], parents: Set<EntityUID> = []
    ) {
        self.uid = uid
        self.attributes = attributes
        self.tags = tags
        self.parents = parents
    }
}

/// The question: may this principal do this action on this resource, in this context?
public struct Request: Hashable, Sendable {
    public let principal: EntityUID
    public let action: EntityUID
    public let resource: EntityUID
    public let context: [Text: Value]

    public init(principal: EntityUID, action: EntityUID, resource: EntityUID, context: [Text: Value] = [:]) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
    }
}
