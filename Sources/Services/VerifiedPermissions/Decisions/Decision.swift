import Cedar
import Core

/// One decision as the API tells it.
struct Decision: Sendable {
    let request: Request
    let response: Response
    let snapshot: StoreSnapshot
    /// What the policies that failed are told of with, in the answer and in the log.
    let errors: [String]

    init(_ request: Request, _ graph: EntityGraph, by snapshot: StoreSnapshot) {
        self.request = request
        self.snapshot = snapshot
        response = snapshot.authorizer.isAuthorized(request, graph)
        errors = response.errors.map(\.description)
    }

    /// `decision`, `determiningPolicies` and `errors`.
    var members: [String: Document] {
        [
            "decision": .string(response.decision.apiName),
            "determiningPolicies": .list(response.reasons.map { ["policyId": .string($0.string)] }),
            "errors": .list(errors.map { ["errorDescription": .string($0)] }),
        ]
    }
}
