/// Decides a request as `decide` does and tells of every statement whether it applied, and if not, why.
public func explain(_ request: AuthorizationRequest, _ policies: PolicySet) -> Explanation {
    Explanation(
        decision: decide(request, policies), principal: request.principal.name, action: request.action,
        resource: request.resource, policies: Tracer(request: request, policies: policies).traces())
}

private struct Tracer {
    let request: AuthorizationRequest
    let policies: PolicySet

    func traces() -> [PolicyTrace] {
        var traces: [PolicyTrace] = []
        if ServiceRules.isBoundByServiceControl(request) {
            for level in policies.serviceControl {
                traces += trace(level.policies, .serviceControl, .ignored, level.identifier)
            }
        }
        if ServiceRules.isBoundByResourceControl(request) {
            for level in policies.resourceControl {
                traces += trace(level.policies, .resourceControl, .optional, level.identifier)
            }
        }
        traces += trace(policies.endpoint, .endpoint, .optional)
        traces += trace(policies.resource, .resource, .required)
        if request.principal.isIdentity {
            traces += trace(policies.identity, .identity, .ignored)
            traces += trace(policies.boundary, .permissionsBoundary, .ignored)
            traces += trace(policies.session, .session, .ignored)
        }
        return traces
    }

    private func trace(
        _ group: PolicyGroup, _ type: PolicyType, _ principals: Statement.Scope.Principals, _ level: String? = nil
    ) -> [PolicyTrace] {
        let scope = Statement.Scope(principals: principals, hasBoundary: !policies.boundary.isEmpty)
        return group.policies.map { policy in
            PolicyTrace(
                type: type, name: policy.name, level: level,
                statements: policy.document.statements.map { statement in
                    StatementTrace(
                        index: statement.index, sid: statement.sid, effect: statement.effect, range: statement.range,
                        failure: statement.failure(for: request, scope))
                })
        }
    }
}
