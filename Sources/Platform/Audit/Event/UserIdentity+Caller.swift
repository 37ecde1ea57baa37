import Core
package import Plane

extension UserIdentity {
    /// The element for a caller whom the gateway authenticated.
    ///
    /// - Parameter invokedBy: the service that calls on the caller's behalf: the last of `aws:CalledVia`.
    package init(_ caller: Caller, invokedBy: String? = nil) {
        let account = caller.account.rawValue
        switch caller.identity {
        case .root:
            self.init(.root, principalID: account, arn: caller.arn, accountID: account)
        case .user(let name, _, let id):
            self.init(.iamUser, principalID: id, arn: caller.arn, accountID: account, userName: name)
        case .assumedRole:
            self.init(.assumedRole, principalID: caller.userID, arn: caller.arn, accountID: account)
        case .federatedUser:
            self.init(.federatedUser, principalID: caller.userID, arn: caller.arn, accountID: account)
        case .service(let name):
            self.init(.awsService, invokedBy: name)
        case .anonymous:
            // The form that CloudTrail gives unauthenticated calls.
            self.init(.awsAccount, principalID: "", accountID: "ANONYMOUS_PRINCIPAL")
        }
        accessKeyID = caller.accessKeyID
        sessionContext = caller.session.map { SessionContext($0, of: caller) }
        if let invokedBy { self.invokedBy = invokedBy }
    }
}

extension SessionContext {
    fileprivate init(_ claims: SessionClaims, of caller: Caller) {
        let account = caller.account.rawValue
        var issuer: Issuer?
        switch caller.identity {
        case .assumedRole(let name, _, let id, _, _):
            issuer = Issuer(.role, principalID: id, arn: caller.principalARN, accountID: account, userName: name)
        case .federatedUser:
            // The claims name the issuing user without its path and id.
            issuer =
                claims.userName.map {
                    Issuer(.iamUser, arn: "arn:aws:iam::\(account):user/\($0)", accountID: account, userName: $0)
                } ?? Issuer(.root, principalID: account, arn: caller.account.rootARN.description, accountID: account)
        default: break
        }
        self.init(
            issuer: issuer,
            webIdentityFederation: claims.federatedProvider.map { WebIdentityFederation(federatedProvider: $0) },
            creationDate: claims.issued, mfaAuthenticated: claims.mfaAuthenticated != nil,
            sourceIdentity: claims.sourceIdentity)
    }
}
