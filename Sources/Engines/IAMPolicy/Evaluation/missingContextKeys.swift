/// The context keys that policies ask for and a request lacks, sorted, for the `MissingContextValues` of a simulation.
/// Only statements that are about the request's action count.
public func missingContextKeys(_ request: AuthorizationRequest, _ policies: PolicySet) -> [String] {
    var groups = [policies.identity, policies.boundary, policies.session, policies.resource, policies.endpoint]
    groups += policies.serviceControl.map(\.policies) + policies.resourceControl.map(\.policies)
    var names: [ContextKey: String] = [:]
    for group in groups {
        for entry in group.statements where entry.statement.actions.contains(request.actionName) {
            for key in entry.statement.contextKeys where request.context[key] == nil && names[key] == nil {
                names[key] = key.name
            }
        }
    }
    return names.values.sorted()
}
