package import Core

/// Who makes a call, as the signature proved it.
package struct Caller: Sendable, Hashable {
    package enum Identity: Sendable, Hashable {
        case root
        case user(name: String, path: String, id: String)
        case assumedRole(name: String, path: String, id: String, sessionName: String, isServiceLinked: Bool)
        case federatedUser(name: String)
        /// An AWS service of this plane, such as `config.amazonaws.com`, calling for itself.
        case service(String)
        case anonymous
    }

    package let identity: Identity
    /// The account the identity belongs to; for anonymous callers the plane's management account stands in.
    package let account: AccountID
    package let accessKeyID: String?
    /// What the session token carries; nil for long-term credentials.
    package let session: SessionClaims?
    /// Tags of the user, or of the role overlaid with those of the session: `aws:PrincipalTag/…`.
    package let tags: [Tag]
    /// The ARN that GetCallerIdentity answers with; that of a session for sessions.
    package let arn: String
    /// `aws:PrincipalArn`: the role's ARN for a role session, otherwise the caller's own.
    package let principalARN: String

    package init(
        _ identity: Identity, account: AccountID, accessKeyID: String? = nil, session: SessionClaims? = nil,
        tags: [Tag] = []
    ) {
        self.identity = identity
        self.account = account
        self.accessKeyID = accessKeyID
        self.session = session
        self.tags = tags
        // Made once: every call asks for them several times.
        arn = identity.arn(in: account)
        principalARN = identity.roleARN(in: account) ?? arn
    }
}

extension Caller.Identity {
    fileprivate func arn(in account: AccountID) -> String {
        switch self {
        case .root: account.rootARN.description
        case .user(let name, let path, _): "arn:aws:iam::\(account):user\(path)\(name)"
        case .assumedRole(let name, _, _, let session, _): "arn:aws:sts::\(account):assumed-role/\(name)/\(session)"
        case .federatedUser(let name): "arn:aws:sts::\(account):federated-user/\(name)"
        case .service(let name): name
        case .anonymous: "anonymous"
        }
    }

    fileprivate func roleARN(in account: AccountID) -> String? {
        guard case .assumedRole(let name, let path, _, _, _) = self else { return nil }
        return "arn:aws:iam::\(account):role\(path)\(name)"
    }
}

extension Caller {
    /// `aws:userid`, as the table "principal key values" of the IAM user guide lists it.
    package var userID: String {
        switch identity {
        case .root: account.rawValue
        case .user(_, _, let id): id
        case .assumedRole(_, _, let id, let session, _): "\(id):\(session)"
        case .federatedUser(let name): "\(account):\(name)"
        case .service(let name): name
        case .anonymous: "anonymous"
        }
    }

    /// `aws:PrincipalType`.
    package var type: String {
        switch identity {
        case .root: "Account"
        case .user: "User"
        case .assumedRole: "AssumedRole"
        case .federatedUser: "FederatedUser"
        case .service: "Service"
        case .anonymous: "Anonymous"
        }
    }

    /// `aws:username`; only IAM users have one.
    package var userName: String? {
        if case .user(let name, _, _) = identity { name } else { nil }
    }
}
