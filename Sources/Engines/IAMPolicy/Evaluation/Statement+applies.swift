extension Statement {
    /// How a policy's type and owner bear on its statements.
    struct Scope: Sendable {
        /// Whether `Principal` is looked at, and what a statement without one means.
        enum Principals: Sendable {
            /// The policy is the caller's own.
            case ignored
            /// A statement without principals is about nobody.
            case required
            /// A statement without principals is about everybody.
            case optional
        }

        let principals: Principals
        /// Whether the caller has a permissions boundary: a Deny with NotPrincipal then applies whomever it exempts
        /// (IAM User Guide, "NotPrincipal").
        let hasBoundary: Bool
    }

    /// How near the statement comes to the caller; nil when it does not apply.
    func applies(to request: AuthorizationRequest, _ scope: Scope) -> PrincipalReach? {
        guard actions.contains(request.actionName) else { return nil }
        let reach = principalReach(request, scope)
        guard !reach.isEmpty, matchesResource(request) else { return nil }
        for index in conditions.indices where !conditions[index].holds(in: request.context) { return nil }
        return reach
    }

    func principalReach(_ request: AuthorizationRequest, _ scope: Scope) -> PrincipalReach {
        if scope.principals == .ignored { return .caller }
        guard let principals else { return scope.principals == .optional ? .caller : [] }
        if effect == .deny, principals.isNegated, scope.hasBoundary { return .caller }
        return principals.reach(of: request.caller, isDeny: effect == .deny)
    }

    func matchesResource(_ request: AuthorizationRequest) -> Bool {
        guard let resources else { return true }
        if resources.contains(request.resourceName, in: request.context) { return !resources.isNegated }
        if request.isResourcePattern, !resources.isNegated, effect == .allow {
            return resources.patterns.contains { $0.overlaps(request.resourceName, in: request.context) }
        }
        return resources.isNegated
    }
}
