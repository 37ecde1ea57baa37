/// Sizes that AWS grants policies, in characters (IAM and STS quotas, and each service's own).
public enum PolicyQuota {
    public static let managedPolicy = 6_144
    /// All inline policies of a user together.
    public static let userInlinePolicies = 2_048
    /// All inline policies of a role together.
    public static let roleInlinePolicies = 10_240
    /// All inline policies of a group together.
    public static let groupInlinePolicies = 5_120
    public static let trustPolicy = 2_048
    public static let sessionPolicy = 2_048
    public static let serviceControlPolicy = 5_120
    public static let resourceControlPolicy = 5_120
    public static let endpointPolicy = 20_480
    public static let bucketPolicy = 20_480
    public static let keyPolicy = 32_768
    /// Managed session policies that one AssumeRole may name.
    public static let sessionPolicyARNs = 10
    public static let managedPolicyVersions = 5
    public static let attachedPolicies = 10

    /// The size that counts: characters other than white space.
    ///
    /// IAM does not count white space in a policy's size.
    public static func size(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : 1) }
    }

    /// The quota of one document of a kind; nil where the quota is the owner's, as with inline policies.
    public static func maximumSize(of kind: PolicyKind) -> Int? {
        switch kind {
        case .identity, .resource: nil
        case .managed: managedPolicy
        case .trust: trustPolicy
        case .session: sessionPolicy
        case .serviceControl: serviceControlPolicy
        case .resourceControl: resourceControlPolicy
        case .endpoint: endpointPolicy
        }
    }
}
