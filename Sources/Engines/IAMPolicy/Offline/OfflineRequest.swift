import Core

/// Reads the `request` of an input.
struct OfflineRequest {
    let request: AuthorizationRequest

    init(_ input: OfflineInput, _ epochSeconds: Double?) throws(OfflineError) {
        guard input.node.members != nil else { throw input.error("A request is an object, not \(input.node.kind)") }
        let principal = try OfflinePrincipal(try input.required("principal"))
        let action = try input.required("action")
        let actionText = try action.string()
        guard actionText.contains(":") else {
            throw action.error("An action is a service and an operation, such as s3:GetObject")
        }
        let resource = try input.required("resource")
        let isObject = resource.node.members != nil
        let resourceText = try (isObject ? try resource.required("resource") : resource).string()
        var account = try isObject ? resource.member("accountId")?.text() : nil
        if account?.isEmpty == true { account = nil }
        var context = RequestContext()
        for name in ["context", "contextVariables"] {
            if let values = input.member(name) { context.merge(try Self.context(values)) }
        }
        var request = AuthorizationRequest(
            principal: principal.principal, action: actionText, resource: resourceText, resourceAccount: account,
            context: context)
        request.isManagementAccount = principal.isManagementAccount
        request.isResourcePattern = ResourcelessActions.treatsAsPattern(request.resourceName, request.actionName)
        request.context.addDerivedKeys(of: request, epochSeconds)
        self.request = request
    }

    private static func context(_ input: OfflineInput) throws(OfflineError) -> RequestContext {
        guard let members = input.node.members else {
            throw input.error("A context is an object of keys, not \(input.node.kind)")
        }
        var context = RequestContext()
        for member in members where member.value.value != .null {
            guard let value = input.member(member.name) else { continue }
            if value.node.array != nil {
                var texts: [String] = []
                for element in value.elements { texts.append(try element.text()) }
                context.set(ContextKey(member.name), all: texts)
            } else {
                context.set(ContextKey(member.name), try value.text())
            }
        }
        return context
    }
}

extension OfflineInput {
    /// A string, number or boolean as text.
    fileprivate func text() throws(OfflineError) -> String {
        switch node.value {
        case .string(let text), .number(let text): return text
        case .boolean(let value): return value ? "true" : "false"
        default: throw error("A string, number or boolean is expected, not \(node.kind)")
        }
    }
}
