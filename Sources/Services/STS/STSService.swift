package import Directory
package import Keyring
package import Plane

/// AWS Security Token Service, API version 2011-06-15.
package struct STSService: Sendable {
    let directory: Directory
    let tokens: SessionTokens
    let messages: AuthorizationMessages

    package init(directory: Directory, keyring: Keyring) {
        self.directory = directory
        tokens = SessionTokens(keyring)
        messages = AuthorizationMessages(keyring)
    }

    package var service: Service { Service("sts", operations) }

    private var operations: [Operation] {
        [
            getCallerIdentity, getAccessKeyInfo, decodeAuthorizationMessage, assumeRole, getSessionToken,
            getFederationToken,
        ] + unavailable
    }
}
