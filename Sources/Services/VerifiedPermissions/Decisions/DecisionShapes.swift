import Cedar

/// A policy that decided, as answers list it.
struct DeterminingPolicy: Encodable, Sendable {
    let policyId: String
}

/// A policy that could not be evaluated, as answers list it.
struct EvaluationProblem: Encodable, Sendable {
    let errorDescription: String
}

extension Response {
    var determiningPolicies: [DeterminingPolicy] { reasons.map { DeterminingPolicy(policyId: $0.string) } }
    var problems: [EvaluationProblem] { errors.map { EvaluationProblem(errorDescription: $0.description) } }
}
