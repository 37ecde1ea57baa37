extension Statement {
    /// The first element that keeps the statement from applying, in the order in which `applies` looks at them.
    func failure(for request: AuthorizationRequest, _ scope: Scope) -> StatementTrace.Failure? {
        if !actions.contains(request.actionName) {
            return failure(
                actions.isNegated ? .notAction : .action, actions.patterns.map(\.source), [request.action])
        }
        if principalReach(request, scope).isEmpty {
            return failure(
                principals?.isNegated == true ? .notPrincipal : .principal,
                principals?.patterns.map(\.description) ?? [], [request.principal.name])
        }
        if !matchesResource(request) {
            let patterns = resources?.patterns.map(\.source) ?? []
            return failure(resources?.isNegated == true ? .notResource : .resource, patterns, [request.resource])
        }
        guard let condition = conditions.first(where: { !$0.holds(in: request.context) }) else { return nil }
        return StatementTrace.Failure(
            element: .condition, condition: .init(operator: condition.operatorName, key: condition.key.name),
            expected: condition.resolvedValues(in: request.context), actual: request.context[condition.key]?.all)
    }

    private func failure(
        _ element: StatementTrace.Failure.Element, _ expected: [String], _ actual: [String]
    ) -> StatementTrace.Failure {
        StatementTrace.Failure(element: element, condition: nil, expected: expected, actual: actual)
    }
}

extension Condition {
    /// The policy's values with their variables replaced; a value whose variable has none stays as written.
    func resolvedValues(in context: RequestContext) -> [String] {
        switch operands {
        case .texts(let patterns, _):
            patterns.map { $0.contextKeys.isEmpty ? $0.source : $0.resolved(in: context) ?? $0.source }
        default: values
        }
    }
}

extension PrincipalPattern: CustomStringConvertible {
    var description: String {
        switch self {
        case .everyone: "*"
        case .account(let id): id
        case .arn(let text), .uniqueID(let text), .service(let text), .federated(let text), .canonicalUser(let text):
            text
        }
    }
}
