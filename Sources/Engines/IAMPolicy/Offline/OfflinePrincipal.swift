import Core

/// Reads the principal of an input: an ARN, an account, a service's name, `*` or `anonymous`, or an object such as
/// `{"type": "AssumedRole", "arn": …}` or `{"Service": …}`.
struct OfflinePrincipal {
    let principal: Principal
    let isManagementAccount: Bool

    init(_ input: OfflineInput) throws(OfflineError) {
        guard input.node.members != nil else {
            principal = try Self.principal(try input.string(), input)
            isManagementAccount = false
            return
        }
        isManagementAccount = input.node["isManagementAccount"]?.value == .boolean(true)
        principal = try Self.principal(object: input)
    }

    private static func principal(object input: OfflineInput) throws(OfflineError) -> Principal {
        func text(_ names: String...) throws(OfflineError) -> String? {
            for name in names {
                if let member = input.member(name) { return try member.string() }
            }
            return nil
        }
        if try text("type", "Type")?.asciiLowercased == "anonymous" { return .anonymous }
        if let service = try text("Service", "service") { return .service(service) }
        if let provider = try text("Federated", "federated") { return .federated(provider: provider) }
        if let id = try text("CanonicalUser", "canonicalUser") { return .canonicalUser(id) }
        guard let arn = try text("arn", "Arn", "AWS", "principal", "value", "name") else {
            throw input.error("A principal has an \"arn\", a \"Service\", a \"Federated\" or the type \"Anonymous\"")
        }
        let id = try text("id", "principalId", "userId", "roleId")
        switch try principal(arn, input) {
        case .user(let arn, _): return .user(arn: arn, id: id)
        case .role(let arn, _): return .role(arn: arn, id: id)
        case .assumedRole(let session, _, _):
            return .assumedRole(sessionARN: session, roleARN: try text("roleArn", "roleARN"), roleID: id)
        case .federatedUser(let arn, let issuer):
            return .federatedUser(arn: arn, issuer: try text("issuer", "issuerArn") ?? issuer)
        case let other: return other
        }
    }

    private static func principal(_ text: String, _ input: OfflineInput) throws(OfflineError) -> Principal {
        if text == "*" || text.asciiLowercased == "anonymous" { return .anonymous }
        if AccountID(text) != nil { return .root(account: text) }
        guard text.hasPrefix("arn:") else {
            guard text.contains("."), !text.contains("/"), !text.contains(" ") else {
                throw input.error("\"\(text)\" is neither an ARN, an account, a service's name nor \"anonymous\"")
            }
            return .service(text)
        }
        guard let arn = ARN(text), !arn.account.isEmpty else {
            throw input.error("\"\(text)\" is not a principal's ARN")
        }
        switch (arn.service, arn.resourceType) {
        case ("iam", nil) where arn.resource == "root": return .root(account: arn.account)
        case ("iam", "user"): return .user(arn: text)
        case ("iam", "role"): return .role(arn: text)
        case ("sts", "assumed-role"): return .assumedRole(sessionARN: text)
        case ("sts", "federated-user"):
            // The name of a federated user is by custom that of the user who asked for the session.
            let issuer =
                "arn:\(arn.partition):iam::\(arn.account):user/\(arn.resource.dropFirst("federated-user/".count))"
            return .federatedUser(arn: text, issuer: issuer)
        case ("iam", "saml-provider"), ("iam", "oidc-provider"): return .federated(provider: text)
        default: throw input.error("\"\(text)\" is not a principal's ARN")
        }
    }
}
