/// The message of an AccessDenied error in AWS's words (IAM User Guide, "Troubleshoot access denied error messages").
///
/// - Parameter isOwnOrganisation: whether the caller may learn the ARN of the denying policy, which AWS tells within
///   the account and organisation only. Inline policies have none.
public func accessDeniedMessage(
    _ decision: Decision, _ request: AuthorizationRequest, isOwnOrganisation: Bool? = nil
) -> String {
    var message = "User: \(request.principal.name) is not authorized to perform: \(request.action)"
    // IAM names a resource even where there is but `*`; other services leave it out.
    if request.resource != "*" || request.action.hasPrefix("iam:") { message += " on resource: \(request.resource)" }
    guard let type = decision.decidedBy else { return message }
    let isTrust = type == .resource && request.actionName.isAssumingRole
    let name = isTrust ? "role trust policy" : type.englishName
    switch decision.outcome {
    case .allowed: return message
    case .implicitlyDenied:
        return message + " because no \(name) allows the \(request.action) action"
    case .explicitlyDenied:
        message +=
            isTrust ? " with an explicit deny in the \(name)" : " with an explicit deny in \(type.article) \(name)"
        if type != .resource, type != .endpoint, isOwnOrganisation ?? request.isSameAccount,
            let policy = decision.matched.first?.policy, policy.hasPrefix("arn:")
        {
            message += ": \(policy)"
        }
        return message
    }
}

extension PolicyType {
    /// What AWS's messages call the type.
    public var englishName: String {
        switch self {
        case .serviceControl: "service control policy"
        case .resourceControl: "resource control policy"
        case .endpoint: "VPC endpoint policy"
        case .resource: "resource-based policy"
        case .identity: "identity-based policy"
        case .permissionsBoundary: "permissions boundary"
        case .session: "session policy"
        }
    }

    fileprivate var article: String { self == .identity ? "an" : "a" }
}

extension ActionName {
    var isAssumingRole: Bool {
        let names = [
            "sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity", "sts:tagsession",
            "sts:setsourceidentity",
        ]
        return names.contains { lowercased.elementsEqual($0.utf8) }
    }
}
