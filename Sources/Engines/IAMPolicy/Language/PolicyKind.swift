/// Where a document is to be used, which decides what elements it may and must have.
public enum PolicyKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// An inline policy of a user, group or role.
    case identity
    /// A customer-managed policy, a permissions boundary included; it must be of version 2012-10-17.
    case managed
    /// A policy on a resource, such as a bucket, a queue or a key.
    case resource
    /// A role's trust policy: principals, STS actions, no resources.
    case trust
    case serviceControl
    case resourceControl
    case session
    case endpoint

    /// Whether a statement names the principals that it is about.
    var hasPrincipals: Bool {
        switch self {
        case .resource, .trust, .resourceControl, .endpoint: true
        case .identity, .managed, .serviceControl, .session: false
        }
    }

    /// Whether every statement must name resources. Some services' resource policies, such as registries', name none.
    var needsResources: Bool { self != .trust && self != .resource }
}
