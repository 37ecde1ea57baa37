/// Who can be below whom: the transitive closures of a schema's `memberOf`, of entity types and of actions.
struct SchemaHierarchy: Sendable {
    /// Cycles of entity types are legal; a type is its own ancestor only when it is on one.
    let entityAncestors: [Name: Set<Name>]
    let entityDescendants: [Name: Set<Name>]
    let actionAncestors: [EntityUID: Set<EntityUID>]
    let actionDescendants: [EntityUID: Set<EntityUID>]

    init(entityTypes: [Name: Schema.EntityType], actions: [EntityUID: Schema.Action]) {
        (entityAncestors, entityDescendants) = SchemaHierarchy.closures(of: entityTypes.mapValues(\.memberOf))
        (actionAncestors, actionDescendants) = SchemaHierarchy.closures(of: actions.mapValues(\.memberOf))
    }

    private static func closures<Node>(
        of parents: [Node: Set<Node>]
    ) -> (ancestors: [Node: Set<Node>], descendants: [Node: Set<Node>]) {
        var children: [Node: Set<Node>] = [:]
        for (node, above) in parents {
            for parent in above { children[parent, default: []].insert(node) }
        }
        return (TransitiveClosure(of: parents).reached, TransitiveClosure(of: children).reached)
    }
}

extension Schema {
    /// The types whose entities can be above this type's, at any distance; empty for a type that is not declared.
    public func ancestors(of type: Name) -> Set<Name> { hierarchy.entityAncestors[type] ?? [] }

    /// The types whose entities can be below this type's, at any distance.
    public func descendants(of type: Name) -> Set<Name> { hierarchy.entityDescendants[type] ?? [] }

    /// The groups that an action is in, at any distance.
    public func ancestors(of action: EntityUID) -> Set<EntityUID> { hierarchy.actionAncestors[action] ?? [] }

    /// The actions in a group, at any distance.
    public func descendants(of action: EntityUID) -> Set<EntityUID> { hierarchy.actionDescendants[action] ?? [] }

    /// The entities of the actions, with their groups as parents and nothing else, in order.
    public var actionEntities: [Entity] {
        actions.values.map { Entity($0.uid, parents: $0.memberOf) }.sorted { $0.uid < $1.uid }
    }

    /// All that can be asked, sorted by action, principal and resource. Made anew at each call: keep it where it is
    /// used often.
    public var requestEnvironments: [RequestEnvironment] {
        actions.values.sorted { $0.uid < $1.uid }.flatMap { action in
            let resources = action.resources.sorted()
            return action.principals.sorted().flatMap { principal in
                resources.map { RequestEnvironment(principal: principal, action: action.uid, resource: $0) }
            }
        }
    }
}

/// The types of a request that an action can be asked with; validation looks at each of them.
public struct RequestEnvironment: Hashable, Sendable {
    public let principal: Name
    public let action: EntityUID
    public let resource: Name

    public init(principal: Name, action: EntityUID, resource: Name) {
        self.principal = principal
        self.action = action
        self.resource = resource
    }
}
