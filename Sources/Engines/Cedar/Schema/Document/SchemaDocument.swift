/// A schema as written: names are not looked up, and what its text or its JSON says can be written again.
///
/// Documents are equal when they say the same in the same order; where their parts stand does not count.
public struct SchemaDocument: Hashable, Sendable {
    /// Each namespace once; the empty one, when it declares something in text, comes first.
    public var namespaces: [Namespace]

    public init(_ namespaces: [Namespace] = []) {
        self.namespaces = namespaces
    }

    public typealias Annotation = Policy.Annotation

    public struct Namespace: Hashable, Sendable {
        /// nil for the empty namespace, which text writes without braces and JSON as `""`.
        public var name: Name?
        public var annotations: [Annotation]
        public var commonTypes: [CommonType]
        public var entityTypes: [EntityType]
        public var actions: [Action]
        public var place: SourcePlace

        public init(
            name: Name? = nil, annotations: [Annotation] = [], commonTypes: [CommonType] = [],
            entityTypes: [EntityType] = [], actions: [Action] = [], place: SourcePlace = SourcePlace()
        ) {
            self.name = name
            self.annotations = annotations
            self.commonTypes = commonTypes
            self.entityTypes = entityTypes
            self.actions = actions
            self.place = place
        }
    }

    /// A name for a type: `type Name = …;`.
    public struct CommonType: Hashable, Sendable {
        public var name: String
        public var annotations: [Annotation]
        public var type: TypeExpression
        public var place: SourcePlace

        public init(
            name: String, annotations: [Annotation] = [], type: TypeExpression, place: SourcePlace = SourcePlace()
        ) {
            self.name = name
            self.annotations = annotations
            self.type = type
            self.place = place
        }
    }

    /// A type of entities; a text declaration of several names gives one of these for each.
    public struct EntityType: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// JSON may give a shape by the name of a common type, text only a record.
            case standard(memberOf: [NameReference], shape: TypeExpression, tags: TypeExpression?)
            /// The only ids there are; never empty.
            case enumerated([Text])
        }

        public var name: String
        public var annotations: [Annotation]
        public var kind: Kind
        public var place: SourcePlace

        public init(
            name: String, annotations: [Annotation] = [], kind: Kind, place: SourcePlace = SourcePlace()
        ) {
            self.name = name
            self.annotations = annotations
            self.kind = kind
            self.place = place
        }
    }

    public struct Action: Hashable, Sendable {
        public var id: Text
        public var annotations: [Annotation]
        /// nil when nothing was said, which means the same as an empty list.
        public var memberOf: [ActionReference]?
        /// nil when JSON says nothing, which means the same as two empty lists; text always gives lists.
        public var appliesTo: AppliesTo?
        public var place: SourcePlace

        public init(
            id: Text, annotations: [Annotation] = [], memberOf: [ActionReference]? = nil,
            appliesTo: AppliesTo? = nil, place: SourcePlace = SourcePlace()
        ) {
            self.id = id
            self.annotations = annotations
            self.memberOf = memberOf
            self.appliesTo = appliesTo
            self.place = place
        }
    }

    /// What an action can be asked with.
    public struct AppliesTo: Hashable, Sendable {
        public var principals: [NameReference]
        public var resources: [NameReference]
        /// A record or the name of a common type that is one.
        public var context: TypeExpression

        public init(
            principals: [NameReference] = [], resources: [NameReference] = [],
            context: TypeExpression = TypeExpression(.record(Record()))
        ) {
            self.principals = principals
            self.resources = resources
            self.context = context
        }
    }

    /// The name of a group of actions, without a type when it is of the namespace's own `Action`.
    public struct ActionReference: Hashable, Sendable, CustomStringConvertible {
        public var type: Name?
        public var id: Text
        public var place: SourcePlace

        public init(type: Name? = nil, id: Text, place: SourcePlace = SourcePlace()) {
            self.type = type
            self.id = id
            self.place = place
        }

        public var description: String { "\(type?.path ?? "Action")::\"\(id.string.escapedForCedar)\"" }
    }

    /// A name as written, which may lack its namespace and may lie in `__cedar`.
    public struct NameReference: Hashable, Sendable {
        public var name: Name
        public var place: SourcePlace

        public init(_ name: Name, place: SourcePlace = SourcePlace()) {
            self.name = name
            self.place = place
        }
    }
}
