/// Why the solver could not be asked at all.
public enum SolverError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no executable cvc5, at the path that was given or in the folders of `PATH`.
    case notFound(path: String?)
    /// The operating system did not start it.
    case notStarted(path: String, errorNumber: Int32)

    public var description: String {
        switch self {
        case .notFound(let path):
            let place = path.map { "at `\($0)`" } ?? "on the PATH"
            return
                "the solver cvc5 was not found \(place); install it (`apt install cvc5`) or give the path of its "
                + "executable"
        case .notStarted(let path, let number): return "the solver `\(path)` could not be started (error \(number))"
        }
    }
}

/// Why a query that was put to the solver has no answer.
enum SolverFailure: Error, Hashable {
    case timeOut
    /// The process ended or answered what cannot be understood; with what it said last.
    case failed(String)
}
