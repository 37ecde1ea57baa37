/// Every policy that bears on a request. Built once per principal and kept; `resource` is set per request.
public struct PolicySet: Sendable {
    /// What kind of resource the resource-based policy guards.
    public enum ResourceKind: String, Sendable, Hashable, Codable {
        case ordinary
        /// A role being assumed: its trust policy must allow, in the same account as well.
        case role
        /// A KMS key: identity-based policies count only where the key policy lets the account decide.
        case key
    }

    /// The policies attached to the organisation's root, to a unit or to the account.
    public struct Level: Sendable {
        public let identifier: String
        public let policies: PolicyGroup

        public init(identifier: String, policies: PolicyGroup) {
            self.identifier = identifier
            self.policies = policies
        }
    }

    /// Managed and inline policies of the user and its groups, or of the role.
    public var identity: PolicyGroup
    /// None means that there is no boundary.
    public var boundary: PolicyGroup
    /// None means that the session is not limited, except that of a federated user, which can do nothing without.
    public var session: PolicyGroup
    /// From the root to the account; each level must allow. None means that the account is in no organisation.
    public var serviceControl: [Level]
    /// From the root to the account. Each level has `RCPFullAWSAccess`, so only a Deny has an effect.
    public var resourceControl: [Level]
    /// The resource's own policy.
    public var resource: PolicyGroup
    public var resourceKind: ResourceKind
    /// The policy of the VPC endpoint that the request came through.
    public var endpoint: PolicyGroup

    public init(
        identity: PolicyGroup = .none, boundary: PolicyGroup = .none, session: PolicyGroup = .none,
        serviceControl: [Level] = [], resourceControl: [Level] = [], resource: PolicyGroup = .none,
        resourceKind: ResourceKind = .ordinary, endpoint: PolicyGroup = .none
    ) {
        self.identity = identity
        self.boundary = boundary
        self.session = session
        self.serviceControl = serviceControl
        self.resourceControl = resourceControl
        self.resource = resource
        self.resourceKind = resourceKind
        self.endpoint = endpoint
    }
}
