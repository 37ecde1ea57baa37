import Core

/// One input of the offline evaluation, read.
struct OfflineScenario {
    /// Echoed in the result, so that results of an array can be told apart.
    let name: String?
    let request: AuthorizationRequest
    let policies: PolicySet

    init(
        _ node: JSONNode, path: String, _ bytes: [UInt8], _ lines: LineIndex, _ epochSeconds: Double?
    ) throws(OfflineError) {
        let input = OfflineInput(node: node, path: path, bytes: bytes, lines: lines)
        guard node.members != nil else { throw input.error("An input is an object, not \(node.kind)") }
        name = node["name"]?.string
        let request = try OfflineRequest(try input.required("request"), epochSeconds).request
        self.request = request
        policies = PolicySet(
            identity: try input.group("identityPolicies", .identity),
            boundary: try input.group("permissionBoundaryPolicies", .identity),
            session: try input.group("sessionPolicies", .session),
            serviceControl: try input.levels("serviceControlPolicies", .serviceControl),
            resourceControl: try input.levels("resourceControlPolicies", .resourceControl),
            resource: try input.group("resourcePolicy", .resource), resourceKind: Self.resourceKind(of: request),
            endpoint: try input.group("vpcEndpointPolicies", .endpoint))
    }

    /// Roles and keys have policies of a stricter kind; aliases and `*` have none.
    private static func resourceKind(of request: AuthorizationRequest) -> PolicySet.ResourceKind {
        let resource = request.resourceName
        guard resource.isARN else { return .ordinary }
        if request.actionName.isAssumingRole, resource.resource.hasPrefix("role/") { return .role }
        let isKey = request.actionName.lowercased.starts(with: "kms:".utf8) && resource.resource.hasPrefix("key/")
        return isKey ? .key : .ordinary
    }
}
