/// Who makes a request.
public enum Principal: Sendable, Hashable {
    /// An account's root user.
    case root(account: String)
    case user(arn: String, id: String? = nil)
    /// A role outside any session, as policies are simulated for it.
    case role(arn: String, id: String? = nil)
    /// A session of a role. Without the role's ARN it is taken from the session's, which lacks the role's path.
    case assumedRole(sessionARN: String, roleARN: String? = nil, roleID: String? = nil)
    /// A session of GetFederationToken; `issuer` is the ARN of the user, or of the root, that asked for it.
    case federatedUser(arn: String, issuer: String? = nil)
    /// Whoever an identity provider vouches for, before there is a session: the caller of AssumeRoleWithWebIdentity.
    case federated(provider: String)
    /// An AWS service by its principal name, such as `lambda.amazonaws.com`.
    case service(String)
    case canonicalUser(String)
    /// An unsigned request.
    case anonymous
}

extension Principal {
    /// How messages and traces name the caller.
    public var name: String {
        switch self {
        case .root(let account): "arn:aws:iam::\(account):root"
        case .user(let arn, _), .role(let arn, _), .assumedRole(let arn, _, _), .federatedUser(let arn, _): arn
        case .federated(let provider): provider
        case .service(let service): service
        case .canonicalUser(let id): id
        case .anonymous: "anonymous"
        }
    }

    /// The account the caller belongs to; nil for services, providers and the unsigned.
    public var account: String? {
        switch self {
        case .root(let account): account
        case .user(let arn, _), .role(let arn, _), .assumedRole(let arn, _, _), .federatedUser(let arn, _):
            ResourceName(arn).account
        case .federated, .service, .canonicalUser, .anonymous: nil
        }
    }

    /// The value of `aws:PrincipalArn`: a session's role, else the caller itself.
    public var principalARN: String? {
        switch self {
        case .assumedRole(let session, let role, _): role ?? Self.roleARN(ofSession: session)
        case .root, .user, .role, .federatedUser: name
        case .federated, .service, .canonicalUser, .anonymous: nil
        }
    }

    /// The value of `aws:PrincipalType`.
    public var typeName: String? {
        switch self {
        case .root: "Account"
        case .user: "User"
        case .role, .assumedRole: "AssumedRole"
        case .federatedUser: "FederatedUser"
        case .anonymous: "Anonymous"
        case .federated, .service, .canonicalUser: nil
        }
    }

    /// Whether the caller is a role that a service made for itself; organisations' policies do not bind it.
    public var isServiceLinked: Bool {
        guard let arn = principalARN else { return false }
        let resource = ResourceName(arn).resource
        return resource.hasPrefix("role/aws-service-role/") || resource.hasPrefix("role/AWSServiceRoleFor")
    }

    /// Whether policies of an account are about the caller at all.
    var isIdentity: Bool {
        switch self {
        case .root, .user, .role, .assumedRole, .federatedUser: true
        case .federated, .service, .canonicalUser, .anonymous: false
        }
    }

    /// `arn:aws:sts::1:assumed-role/R/S` is a session of `arn:aws:iam::1:role/R`; its path is not known.
    static func roleARN(ofSession session: String) -> String? {
        let parts = session.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else { return nil }
        let names = parts[5].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 3, names[0] == "assumed-role" else { return nil }
        return "arn:\(parts[1]):iam::\(parts[4]):role/\(names[1])"
    }
}
