/// What became of a request.
public struct Decision: Sendable, Hashable, Codable {
    public enum Outcome: String, Sendable, Hashable, Codable {
        case allowed = "Allowed"
        case explicitlyDenied = "ExplicitlyDenied"
        case implicitlyDenied = "ImplicitlyDenied"
    }

    public let outcome: Outcome
    /// The type of policy that allowed, denied, or should have allowed; nil where no policy had a say: the root user's
    /// own authority, or an operation or resource that its service decides about itself.
    public let decidedBy: PolicyType?
    /// For an explicit deny the denying statements of all types, the deciding type's first; for an allow the allowing
    /// ones; none for an implicit deny.
    public let matched: [StatementReference]
    /// The types with an allow; of service control policies only when every level has one.
    public let allowing: PolicyTypes
    /// The types with an explicit deny.
    public let denying: PolicyTypes
    /// The organisation level that decided, where a service or resource control policy did.
    public let level: String?

    public var isAllowed: Bool { outcome == .allowed }
}

/// A statement of a policy that bore on a decision.
public struct StatementReference: Sendable, Hashable, Codable {
    public let type: PolicyType
    /// The policy's name or ARN.
    public let policy: String
    /// The organisation level it is attached to; nil for other types.
    public let level: String?
    /// From zero.
    public let index: Int
    public let sid: String?
    public let effect: Effect
    public let range: TextRange
}
