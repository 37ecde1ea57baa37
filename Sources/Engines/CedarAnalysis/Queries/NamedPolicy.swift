public import Cedar

/// A static policy, or a link of a template with its slots filled, under its id.
public struct NamedPolicy: Hashable, Sendable {
    public let id: Text
    public let policy: Policy

    public init(_ policy: Policy, id: Text) {
        self.policy = policy
        self.id = id
    }
}

extension PolicySet {
    /// What can be asked about one by one: the static policies and the links, in the order of their adding.
    public var namedPolicies: [NamedPolicy] { decidable.map { NamedPolicy($0.policy, id: $0.id) } }
}
