import IAMPolicy

struct EvaluationResult: Encodable, Sendable {
    let EvalActionName: String
    let EvalResourceName: String
    let EvalDecision: String
    let MatchedStatements: [MatchedStatement]
    let MissingContextValues: [String]
    let EvalDecisionDetails: [String: String]?
    let PermissionsBoundaryDecisionDetail: PermissionsBoundaryDecisionDetail?
    let ResourceSpecificResults: [ResourceSpecificResult]?
}

struct ResourceSpecificResult: Encodable, Sendable {
    let EvalResourceName: String
    let EvalResourceDecision: String
    let MatchedStatements: [MatchedStatement]
    let MissingContextValues: [String]
    let EvalDecisionDetails: [String: String]?
    let PermissionsBoundaryDecisionDetail: PermissionsBoundaryDecisionDetail?
}

struct PermissionsBoundaryDecisionDetail: Encodable, Sendable {
    let AllowedByPermissionsBoundary: Bool
}

/// The model calls it Statement.
struct MatchedStatement: Encodable, Sendable {
    struct Position: Encodable, Sendable {
        let Line: Int
        let Column: Int

        init(_ place: TextPlace) {
            Line = place.line
            Column = place.column
        }
    }

    let SourcePolicyId: String
    /// The service's answer, though its model would have others.
    let SourcePolicyType: String
    let StartPosition: Position
    let EndPosition: Position

    init(_ statement: StatementReference) {
        SourcePolicyId = statement.policy
        SourcePolicyType =
            switch statement.type {
            case .resource: "Resource Policy"
            case .permissionsBoundary: "Permissions Boundary Policy"
            default: "IAM Policy"
            }
        StartPosition = Position(statement.range.start)
        EndPosition = Position(statement.range.end)
    }
}
