public import Cedar

/// Something about a policy set that is probably not as meant.
public enum PolicyFinding: Hashable, Sendable {
    /// The policy matches no request, so that it does nothing.
    case neverMatches(policy: Text)
    /// Whatever the policy matches, the others of its effect match as well: without it, all would be decided alike.
    case shadowed(policy: Text, by: [Text])
    /// Whatever the `permit` matches is forbidden by one of the others.
    case overridden(policy: Text, by: [Text])
    /// The policy's evaluation can fail, and then it does not count, though the policy is valid.
    case canFail(policy: Text, Scenario)
    /// Every such request is allowed.
    case allowsAll(RequestEnvironment)
    /// No such request is allowed.
    case deniesAll(RequestEnvironment)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case neverMatches = "NEVER_MATCHES"
        case shadowed = "SHADOWED"
        case overridden = "OVERRIDDEN"
        case canFail = "CAN_FAIL"
        case allowsAll = "ALLOW_ALL"
        case deniesAll = "DENY_ALL"
    }

    public var kind: Kind {
        switch self {
        case .neverMatches: .neverMatches
        case .shadowed: .shadowed
        case .overridden: .overridden
        case .canFail: .canFail
        case .allowsAll: .allowsAll
        case .deniesAll: .deniesAll
        }
    }
}

/// What was found of a policy set, and what could not be found out.
public struct PolicyFindings: Hashable, Sendable {
    /// Findings on policies in the order of the set, then those on environments.
    public internal(set) var findings: [PolicyFinding] = []
    /// Each reason once. Where there are some, there may be more findings.
    public internal(set) var unknown: Set<UnknownReason> = []
}
