/// A schema with every name resolved: what entities, actions and contexts look like.
public struct Schema: Hashable, Sendable {
    public struct EntityType: Hashable, Sendable {
        public let name: Name
        /// The types whose entities may be direct parents of this type's.
        public var memberOf: Set<Name>
        public var attributes: SchemaRecord
        /// The type of all tags; nil when entities of the type have none.
        public var tags: SchemaType?
        /// The only ids there are, for an enumerated type.
        public var enumeration: [Text]?

        public init(
            name: Name, memberOf: Set<Name> = [], attributes: SchemaRecord = SchemaRecord(), tags: SchemaType? = nil,
            enumeration: [Text]? = nil
        ) {
            self.name = name
            self.memberOf = memberOf
            self.attributes = attributes
            self.tags = tags
            self.enumeration = enumeration
        }
    }

    public struct Action: Hashable, Sendable {
        public let uid: EntityUID
        /// Direct groups.
        public var memberOf: Set<EntityUID>
        /// Empty together with `resources` for an action that applies to nothing, such as a group.
        public var principals: Set<Name>
        public var resources: Set<Name>
        public var context: SchemaRecord

        public init(
            uid: EntityUID, memberOf: Set<EntityUID> = [], principals: Set<Name> = [], resources: Set<Name> = [],
            context: SchemaRecord = SchemaRecord()
        ) {
            self.uid = uid
            self.memberOf = memberOf
            self.principals = principals
            self.resources = resources
            self.context = context
        }
    }

    public var entityTypes: [Name: EntityType] {
        didSet { hierarchy = SchemaHierarchy(entityTypes: entityTypes, actions: actions) }
    }
    public var actions: [EntityUID: Action] {
        didSet { hierarchy = SchemaHierarchy(entityTypes: entityTypes, actions: actions) }
    }
    /// Follows from the rest, so that it does not count in equality.
    private(set) var hierarchy: SchemaHierarchy

    public init(entityTypes: [Name: EntityType] = [:], actions: [EntityUID: Action] = [:]) {
        self.entityTypes = entityTypes
        self.actions = actions
        hierarchy = SchemaHierarchy(entityTypes: entityTypes, actions: actions)
    }

    public static func == (left: Schema, right: Schema) -> Bool {
        left.entityTypes == right.entityTypes && left.actions == right.actions
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(entityTypes)
        hasher.combine(actions)
    }
}

/// The type of a value as a schema states it.
public indirect enum SchemaType: Hashable, Sendable {
    case bool, long, string
    case entity(Name)
    case set(SchemaType)
    case record(SchemaRecord)
    case decimal, ip, datetime, duration
}

/// The attributes of a record or of an entity type.
public struct SchemaRecord: Hashable, Sendable {
    public struct Attribute: Hashable, Sendable {
        public let type: SchemaType
        public let isRequired: Bool

        public init(_ type: SchemaType, isRequired: Bool = true) {
            self.type = type
            self.isRequired = isRequired
        }
    }

    public var attributes: [Text: Attribute]

    public init(_ attributes: [Text: Attribute] = [:]) {
        self.attributes = attributes
    }
}
