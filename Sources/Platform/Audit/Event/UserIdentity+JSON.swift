import Core

extension JSONWriter {
    mutating func member(_ name: String, ifPresent value: String?) {
        if let value { member(name, value) }
    }

    mutating func userIdentity(_ identity: UserIdentity) {
        object { json in
            json.member("type", identity.kind.rawValue)
            json.member("principalId", ifPresent: identity.principalID)
            json.member("arn", ifPresent: identity.arn)
            json.member("accountId", ifPresent: identity.accountID)
            json.member("accessKeyId", ifPresent: identity.accessKeyID)
            json.member("userName", ifPresent: identity.userName)
            if let context = identity.sessionContext {
                json.name("sessionContext")
                json.sessionContext(context)
            }
            json.member("invokedBy", ifPresent: identity.invokedBy)
            json.member("identityProvider", ifPresent: identity.identityProvider)
        }
    }

    private mutating func sessionContext(_ context: SessionContext) {
        object { json in
            if let issuer = context.issuer {
                json.name("sessionIssuer")
                json.object { json in
                    json.member("type", issuer.kind.rawValue)
                    json.member("principalId", ifPresent: issuer.principalID)
                    json.member("arn", issuer.arn)
                    json.member("accountId", issuer.accountID)
                    json.member("userName", ifPresent: issuer.userName)
                }
            }
            if let federation = context.webIdentityFederation {
                json.name("webIdFederationData")
                json.object { json in
                    json.member("federatedProvider", federation.federatedProvider)
                    json.name("attributes")
                    json.object { json in
                        for (name, value) in federation.attributes.sorted(by: { $0.key < $1.key }) {
                            json.member(name, value)
                        }
                    }
                }
            }
            json.name("attributes")
            json.object { json in
                json.member("creationDate", ifPresent: context.creationDate?.iso8601)
                json.member("mfaAuthenticated", context.mfaAuthenticated ? "true" : "false")
            }
            json.member("sourceIdentity", ifPresent: context.sourceIdentity)
        }
    }
}
