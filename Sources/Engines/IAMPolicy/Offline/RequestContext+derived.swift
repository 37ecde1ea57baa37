import Core

extension RequestContext {
    /// Adds the global keys that follow from who asks for what; keys that are there stay as they are.
    mutating func addDerivedKeys(of request: AuthorizationRequest, _ epochSeconds: Double?) {
        let principal = request.principal
        setDefault("aws:PrincipalArn", principal.principalARN)
        setDefault("aws:PrincipalAccount", principal.account)
        setDefault("aws:PrincipalType", principal.typeName)
        if case .user(let arn, let id) = principal {
            setDefault("aws:username", arn.split(separator: "/").last.map(String.init))
            setDefault("aws:userid", id)
        }
        if case .assumedRole(let session, _, let id?) = principal {
            setDefault("aws:userid", "\(id):\(session.split(separator: "/").last ?? "")")
        }
        if case .root(let account) = principal { setDefault("aws:userid", account) }
        if case .service(let name) = principal {
            setDefault("aws:PrincipalServiceName", name)
            setDefault("aws:PrincipalIsAWSService", "true")
            if self["aws:PrincipalServiceNamesList"] == nil { set("aws:PrincipalServiceNamesList", all: [name]) }
        } else if principal != .anonymous {
            setDefault("aws:PrincipalIsAWSService", "false")
        }
        if request.resource != "*" { setDefault("aws:ResourceAccount", request.resourceAccount) }
        if let epochSeconds, let time = Timestamp(epochSeconds: epochSeconds) {
            setDefault("aws:CurrentTime", time.iso8601)
            setDefault("aws:EpochTime", String(time.seconds))
        }
    }
}
