/// One policy or, when its scope has slots, one template; as written.
public struct Policy: Hashable, Sendable {
    public enum Effect: String, Hashable, Sendable, CaseIterable {
        case permit, forbid
    }

    public struct Annotation: Hashable, Sendable {
        public let key: String
        /// nil when the annotation was written without a value, which means the same as an empty one.
        public let value: Text?

        public init(key: String, value: Text?) {
            self.key = key
            self.value = value
        }
    }

    public struct Condition: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case when, unless
        }

        public let kind: Kind
        public let body: Expression

        public init(_ kind: Kind, _ body: Expression) {
            self.kind = kind
            self.body = body
        }
    }

    /// In the order of the text, keys unique.
    public var annotations: [Annotation]
    public var effect: Effect
    public var principal: EntityScope
    public var action: ActionScope
    public var resource: EntityScope
    public var conditions: [Condition]
    /// Where the policy stands in its source, from its first annotation to its semicolon.
    public var range: SourceRange?

    public init(
        annotations: [Annotation] = [], effect: Effect, principal: EntityScope = .any, action: ActionScope = .any,
        resource: EntityScope = .any, conditions: [Condition] = [], range: SourceRange? = nil
    ) {
        self.annotations = annotations
        self.effect = effect
        self.principal = principal
        self.action = action
        self.resource = resource
        self.conditions = conditions
        self.range = range
    }

    /// The slots of the scope; a policy that has some is a template.
    public var slots: Set<Slot> {
        Set([principal.reference?.slot, resource.reference?.slot].compactMap { $0 })
    }

    public var isTemplate: Bool { !slots.isEmpty }

    /// The value of an annotation, empty when it was written without one; nil when there is none of that name.
    public func annotation(_ key: String) -> Text? {
        annotations.first { $0.key == key }.map { $0.value ?? "" }
    }

    public static func == (left: Policy, right: Policy) -> Bool {
        left.annotations == right.annotations && left.effect == right.effect && left.principal == right.principal
            && left.action == right.action && left.resource == right.resource && left.conditions == right.conditions
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(effect)
        hasher.combine(principal)
        hasher.combine(action)
        hasher.combine(resource)
        hasher.combine(conditions)
    }
}

/// What a scope says of the principal or of the resource.
public enum EntityScope: Hashable, Sendable {
    public enum Reference: Hashable, Sendable {
        case entity(EntityUID)
        case slot(Slot)

        public var slot: Slot? {
            if case .slot(let slot) = self { slot } else { nil }
        }

        public var entity: EntityUID? {
            if case .entity(let uid) = self { uid } else { nil }
        }
    }

    case any
    case equals(Reference)
    case `in`(Reference)
    case isType(Name)
    case isTypeIn(Name, Reference)

    public var reference: Reference? {
        switch self {
        case .any, .isType: nil
        case .equals(let reference), .in(let reference), .isTypeIn(_, let reference): reference
        }
    }
}

/// What a scope says of the action.
public enum ActionScope: Hashable, Sendable {
    case any
    case equals(EntityUID)
    case `in`(EntityUID)
    /// `action in […]`; an empty list matches nothing.
    case inAny([EntityUID])
}
