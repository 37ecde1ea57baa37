public import Cedar

/// A question about policies whose answer is for all requests and entities that a schema allows
/// (`cedar-policy-symcc` of the reference implementation).
public enum Query: Hashable, Sendable {
    /// The evaluation of the policy never fails.
    case neverErrors(NamedPolicy)
    /// The policy matches every request; whether it permits or forbids does not count.
    case alwaysMatches(NamedPolicy)
    case neverMatches(NamedPolicy)
    /// The policies match the same requests.
    case matchesEquivalent(NamedPolicy, NamedPolicy)
    /// The second matches whatever the first matches.
    case matchesImplies(NamedPolicy, NamedPolicy)
    /// No request is matched by both.
    case matchesDisjoint(NamedPolicy, NamedPolicy)
    case alwaysAllows(PolicySet)
    case alwaysDenies(PolicySet)
    /// The sets decide every request alike.
    case equivalent(PolicySet, PolicySet)
    /// The second allows whatever the first allows.
    case implies(PolicySet, PolicySet)
    /// No request is allowed by both.
    case disjoint(PolicySet, PolicySet)

    /// Names as commands have them.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case neverErrors = "never-errors"
        case alwaysMatches = "always-matches"
        case neverMatches = "never-matches"
        case matchesEquivalent = "matches-equivalent"
        case matchesImplies = "matches-implies"
        case matchesDisjoint = "matches-disjoint"
        case alwaysAllows = "always-allows"
        case alwaysDenies = "always-denies"
        case equivalent, implies, disjoint
    }

    public var kind: Kind {
        switch self {
        case .neverErrors: .neverErrors
        case .alwaysMatches: .alwaysMatches
        case .neverMatches: .neverMatches
        case .matchesEquivalent: .matchesEquivalent
        case .matchesImplies: .matchesImplies
        case .matchesDisjoint: .matchesDisjoint
        case .alwaysAllows: .alwaysAllows
        case .alwaysDenies: .alwaysDenies
        case .equivalent: .equivalent
        case .implies: .implies
        case .disjoint: .disjoint
        }
    }
}

/// The request environments to which a query is put: those that have all that is given.
public struct EnvironmentSelection: Hashable, Sendable {
    public var principalType: Name?
    public var action: EntityUID?
    public var resourceType: Name?

    public init(principalType: Name? = nil, action: EntityUID? = nil, resourceType: Name? = nil) {
        self.principalType = principalType
        self.action = action
        self.resourceType = resourceType
    }

    /// Everything that the schema says can be asked.
    public static let all = EnvironmentSelection()

    func contains(_ environment: RequestEnvironment) -> Bool {
        (principalType ?? environment.principal) == environment.principal
            && (action ?? environment.action) == environment.action
            && (resourceType ?? environment.resource) == environment.resource
    }
}
