/// What the solver says of a script.
enum SolverAnswer: Hashable, Sendable {
    case unsatisfiable
    /// With the values that were asked for, in the order of the question.
    case satisfiable([SExpression])
    /// With the reason that the solver gives.
    case unknown(String)
    case timeOut
    /// It ended, or said what cannot be understood.
    case failed(String)
}
