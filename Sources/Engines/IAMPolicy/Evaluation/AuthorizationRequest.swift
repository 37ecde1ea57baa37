/// One question: may this principal do this to that?
public struct AuthorizationRequest: Sendable {
    public let principal: Principal
    /// `service:Operation`, such as `iam:CreateUser`; compared without case.
    public let action: String
    /// An ARN, or `*` for operations that are not about a resource.
    public let resource: String
    /// The account that owns the resource; nil takes it from the ARN, and else the caller's own.
    public let resourceAccount: String?
    public var context: RequestContext
    /// Whether the caller's account is the organisation's management account, which no service control policy binds.
    public var isManagementAccount = false
    /// Whether the resource's account is, which no resource control policy binds.
    public var isResourceInManagementAccount = false
    /// Whether wildcards in `resource` are wildcards: a question about all that the pattern covers. Then an Allow
    /// applies when it covers any of it, a Deny when it covers it whole. Requests of services are about one resource.
    public var isResourcePattern = false

    let caller: Caller
    let actionName: ActionName
    let resourceName: ResourceName

    public init(
        principal: Principal, action: String, resource: String, resourceAccount: String? = nil,
        context: RequestContext = RequestContext()
    ) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
        caller = Caller(principal)
        actionName = ActionName(action)
        resourceName = ResourceName(resource)
        self.resourceAccount = resourceAccount ?? resourceName.account
    }

    /// Whether caller and resource belong to one account; a resource of unknown account is the caller's.
    public var isSameAccount: Bool { resourceAccount == nil || resourceAccount == caller.account }
}
