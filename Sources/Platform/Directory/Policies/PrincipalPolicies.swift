/// A policy that bears on a principal.
package struct PrincipalPolicy: Sendable, Hashable {
    package enum Holder: Sendable, Hashable {
        case user(String)
        case role(String)
        case group(String)
        case session
    }

    /// Name of an inline policy, ARN of a managed one.
    package let name: String
    package let holder: Holder
    package let isManaged: Bool
    package let document: String
    package let digest: PolicyDigest

    package init(name: String, holder: Holder, isManaged: Bool, document: String) {
        self.name = name
        self.holder = holder
        self.isManaged = isManaged
        self.document = document
        digest = PolicyDigest(document)
    }
}

/// Everything that IAM holds about what a principal may do.
package struct PrincipalPolicies: Sendable, Hashable {
    /// The root of an account, or a federated user that it made: allowed everything that nothing else forbids, with no
    /// identity policies.
    package let isRoot: Bool
    /// The principal's own inline and attached policies, then those of its groups.
    package let identity: [PrincipalPolicy]
    package let boundary: PrincipalPolicy?
    /// What narrows the session, an allow in any of them sufficing; nil when nothing does. Empty for a federated user
    /// without session policies, who is allowed nothing.
    package let session: [PrincipalPolicy]?
    /// Equal for equal sets.
    package let digest: PolicyDigest

    package init(
        isRoot: Bool = false, identity: [PrincipalPolicy] = [], boundary: PrincipalPolicy? = nil,
        session: [PrincipalPolicy]? = nil
    ) {
        self.isRoot = isRoot
        self.identity = identity
        self.boundary = boundary
        self.session = session
        var parts: [(String, PolicyDigest)] = identity.map { ("identity " + $0.name, $0.digest) }
        if let boundary { parts.append(("boundary " + boundary.name, boundary.digest)) }
        for policy in session ?? [] { parts.append(("session " + policy.name, policy.digest)) }
        if session != nil { parts.append(("narrowed", PolicyDigest(""))) }
        if isRoot { parts.append(("root", PolicyDigest(""))) }
        digest = PolicyDigest(of: parts)
    }

    /// The same, narrowed by the policies of a session.
    package func narrowed(by session: [PrincipalPolicy]) -> PrincipalPolicies {
        PrincipalPolicies(isRoot: isRoot, identity: identity, boundary: boundary, session: session)
    }

    package static func == (left: Self, right: Self) -> Bool { left.digest == right.digest }
    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
