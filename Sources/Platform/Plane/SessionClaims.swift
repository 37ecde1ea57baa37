package import Core

/// What a session token says, sealed so that only this plane can write or read it. Nothing is looked up to believe it:
/// the role or user it names is, for the policies of today.
package struct SessionClaims: Sendable, Hashable, Codable {
    package enum Kind: Sendable, Hashable, Codable {
        case assumedRole(name: String, path: String, id: String, sessionName: String, isServiceLinked: Bool)
        case federatedUser(name: String)
        /// GetSessionToken: still the user, or root when the name is nil.
        case sessionToken
    }

    package var kind: Kind
    package var account: AccountID
    package var accessKeyID: String
    package var secretAccessKey: String
    /// `aws:TokenIssueTime`.
    package var issued: Timestamp
    package var expires: Timestamp
    /// The IAM user that asked, for federated users and session tokens; nil is root.
    package var userName: String?
    package var inlinePolicy: String?
    package var policyARNs: [String]
    package var tags: [Tag]
    package var transitiveTagKeys: [String]
    package var sourceIdentity: String?
    /// When a second factor was given, for `aws:MultiFactorAuthAge`; nil when none was.
    package var mfaAuthenticated: Timestamp?
    /// The issuer of the federation, for `aws:FederatedProvider`.
    package var federatedProvider: String?
    /// The unique id of the user that asked, so that a later user of the same name does not inherit the session.
    package var userID: String?

    package init(
        kind: Kind, account: AccountID, accessKeyID: String, secretAccessKey: String, issued: Timestamp,
        expires: Timestamp, userName: String? = nil, inlinePolicy: String? = nil, policyARNs: [String] = [],
        tags: [Tag] = [], transitiveTagKeys: [String] = [], sourceIdentity: String? = nil,
        mfaAuthenticated: Timestamp? = nil, federatedProvider: String? = nil, userID: String? = nil
    ) {
        self.kind = kind
        self.account = account
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.issued = issued
        self.expires = expires
        self.userName = userName
        self.inlinePolicy = inlinePolicy
        self.policyARNs = policyARNs
        self.tags = tags
        self.transitiveTagKeys = transitiveTagKeys
        self.sourceIdentity = sourceIdentity
        self.mfaAuthenticated = mfaAuthenticated
        self.federatedProvider = federatedProvider
        self.userID = userID
    }
}
