import Cedar
import Core

/// One decision as the API tells it.
struct Decision: Sendable {
    let request: Request
    let response: Response
    let snapshot: StoreSnapshot

    init(_ request: Request, _ graph: EntityGraph, by snapshot: StoreSnapshot) {
        self.request = request
        self.snapshot = snapshot
        response = snapshot.authorizer.isAuthorized(request, graph)
    }

    /// `decision`, `determiningPolicies` and `errors`.
    var members: [String: Document] {
        [
            "decision": .string(response.decision.apiName),
            "determiningPolicies": .list(response.reasons.map { ["policyId": .string($0.string)] }),
            "errors": .list(response.errors.map { ["errorDescription": .string($0.description)] }),
        ]
    }
}
