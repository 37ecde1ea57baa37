/// What was decided, and why.
public struct Response: Hashable, Sendable {
    public enum Decision: String, Hashable, Sendable {
        case allow, deny
    }

    /// A policy that could not be evaluated. It was skipped: a `forbid` among them forbade nothing.
    public struct PolicyError: Hashable, Sendable, CustomStringConvertible {
        public let policy: Text
        public let error: EvaluationError

        public var description: String { "error while evaluating policy `\(policy)`: \(error)" }
    }

    public let decision: Decision
    /// The policies that decided, in order of their ids: the satisfied `forbid`s of a denial, the satisfied `permit`s of
    /// an allowance. Empty when nothing permitted.
    public let reasons: [Text]
    /// In order of the policies' ids.
    public let errors: [PolicyError]
}
