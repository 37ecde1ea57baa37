import Core
import IAMPolicy

/// Requests that nobody makes, decided by the engine that decides those that somebody does.
struct Simulation: Sendable {
    let caller: Principal
    let policies: PolicySet
    /// nil takes the owner from the resource's ARN.
    let resourceOwner: String?
    let context: RequestContext

    func result(_ action: String, on resource: String, isNamed: Bool) -> EvaluationResult {
        let request = AuthorizationRequest(
            principal: caller, action: action, resource: resource, resourceAccount: resourceOwner, context: context)
        let decision = decide(request, policies)
        let missing = missingContextKeys(request, policies)
        let isCrossAccount = !request.isSameAccount
        let boundary: PermissionsBoundaryDecisionDetail? =
            policies.boundary.isEmpty
            ? nil
            : PermissionsBoundaryDecisionDetail(
                AllowedByPermissionsBoundary: decision.allowing.contains(.permissionsBoundary)
                    && !decision.denying.contains(.permissionsBoundary))
        let specific = ResourceSpecificResult(
            EvalResourceName: resource, EvalResourceDecision: decision.outcome.simulated,
            MatchedStatements: decision.matched.map(MatchedStatement.init), MissingContextValues: missing,
            EvalDecisionDetails: isCrossAccount ? Self.details(decision) : nil,
            PermissionsBoundaryDecisionDetail: boundary)
        return EvaluationResult(
            EvalActionName: action, EvalResourceName: resource, EvalDecision: specific.EvalResourceDecision,
            MatchedStatements: specific.MatchedStatements,
            // Named resources have their own list.
            MissingContextValues: isNamed ? [] : missing, EvalDecisionDetails: specific.EvalDecisionDetails,
            PermissionsBoundaryDecisionDetail: boundary, ResourceSpecificResults: isNamed ? [specific] : nil)
    }

    /// What each side says when caller and resource are of two accounts.
    private static func details(_ decision: Decision) -> [String: String] {
        func said(_ type: PolicyType) -> String {
            if decision.denying.contains(type) { return Decision.Outcome.explicitlyDenied.simulated }
            return (decision.allowing.contains(type) ? Decision.Outcome.allowed : .implicitlyDenied).simulated
        }
        return ["IAM Policy": said(.identity), "Resource Policy": said(.resource)]
    }
}

extension Decision.Outcome {
    /// As simulations write it.
    var simulated: String {
        switch self {
        case .allowed: "allowed"
        case .explicitlyDenied: "explicitDeny"
        case .implicitlyDenied: "implicitDeny"
        }
    }
}
