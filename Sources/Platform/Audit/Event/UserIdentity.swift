package import Core

/// Who made a call, as CloudTrail's `userIdentity` element describes it (user guide, "CloudTrail userIdentity element").
package struct UserIdentity: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case root = "Root"
        case iamUser = "IAMUser"
        case assumedRole = "AssumedRole"
        case role = "Role"
        case federatedUser = "FederatedUser"
        case awsAccount = "AWSAccount"
        case awsService = "AWSService"
        case samlUser = "SAMLUser"
        case webIdentityUser = "WebIdentityUser"
        case unknown = "Unknown"
    }

    package var kind: Kind
    package var principalID: String?
    package var arn: String?
    package var accountID: String?
    package var accessKeyID: String?
    package var userName: String?
    package var sessionContext: SessionContext?
    /// The service that made the call for the caller, such as `dynamodb.amazonaws.com`.
    package var invokedBy: String?
    /// For callers that another system vouched for: who that was.
    package var identityProvider: String?

    package init(
        _ kind: Kind, principalID: String? = nil, arn: String? = nil, accountID: String? = nil,
        accessKeyID: String? = nil, userName: String? = nil, sessionContext: SessionContext? = nil,
        invokedBy: String? = nil, identityProvider: String? = nil
    ) {
        self.kind = kind
        self.principalID = principalID
        self.arn = arn
        self.accountID = accountID
        self.accessKeyID = accessKeyID
        self.userName = userName
        self.sessionContext = sessionContext
        self.invokedBy = invokedBy
        self.identityProvider = identityProvider
    }
}

/// How temporary credentials came to be.
package struct SessionContext: Sendable, Hashable {
    package struct Issuer: Sendable, Hashable {
        package var kind: UserIdentity.Kind
        package var principalID: String?
        package var arn: String
        package var accountID: String
        package var userName: String?

        package init(
            _ kind: UserIdentity.Kind, principalID: String? = nil, arn: String, accountID: String,
            userName: String? = nil
        ) {
            self.kind = kind
            self.principalID = principalID
            self.arn = arn
            self.accountID = accountID
            self.userName = userName
        }
    }

    package struct WebIdentityFederation: Sendable, Hashable {
        package var federatedProvider: String
        package var attributes: [String: String]

        package init(federatedProvider: String, attributes: [String: String] = [:]) {
            self.federatedProvider = federatedProvider
            self.attributes = attributes
        }
    }

    package var issuer: Issuer?
    package var webIdentityFederation: WebIdentityFederation?
    package var creationDate: Timestamp?
    package var mfaAuthenticated: Bool
    package var sourceIdentity: String?

    package init(
        issuer: Issuer? = nil, webIdentityFederation: WebIdentityFederation? = nil, creationDate: Timestamp? = nil,
        mfaAuthenticated: Bool = false, sourceIdentity: String? = nil
    ) {
        self.issuer = issuer
        self.webIdentityFederation = webIdentityFederation
        self.creationDate = creationDate
        self.mfaAuthenticated = mfaAuthenticated
        self.sourceIdentity = sourceIdentity
    }
}

extension UserIdentity {
    /// The IAM entity whose permissions the call used: a role's ARN for its sessions, the issuer's for federated users,
    /// the caller's own otherwise. What "all events of a principal" goes by.
    package var principalARN: String? { sessionContext?.issuer?.arn ?? arn }

    /// What LookupEvents calls `Username`: an IAM user's name, the session's name for roles and federated users, and
    /// `root`; services and other accounts have none.
    package var lookupName: String? {
        switch kind {
        case .root: return "root"
        case .assumedRole, .federatedUser:
            guard let id = principalID, let colon = id.firstIndex(of: ":") else { return userName }
            return String(id[id.index(after: colon)...])
        default: return userName
        }
    }
}
