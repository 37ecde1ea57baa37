/// Why a request was allowed or denied: what decided, and what nearly did.
public struct Explanation: Hashable, Sendable {
    /// A part of a policy (a test of its scope, or one condition) with what it came to for the request.
    public struct Part: Hashable, Sendable {
        public enum Outcome: Hashable, Sendable {
            case holds, fails
            case error(EvaluationError)
            /// Not looked at, as something before it failed.
            case skipped
        }

        /// As policies write it, such as `principal in Group::"staff"`.
        public let text: String
        public let outcome: Outcome
        /// Of what it compares, the parts that are no constants, each with its value; in the order of the text.
        public let values: [Named]
    }

    /// An expression and its value, both as policies write them.
    public struct Named: Hashable, Sendable {
        public let expression: String
        public let value: String
    }

    /// What one policy made of the request.
    public struct Trace: Hashable, Sendable {
        public let policy: Text
        public let effect: Policy.Effect
        /// The scope's tests in the order principal, action, resource, those that test nothing left out, and then the
        /// conditions, `&&` taken apart.
        public let parts: [Part]

        public var isSatisfied: Bool { parts.allSatisfy { $0.outcome == .holds } }

        /// What it failed on: every test of the scope that fails, else the first condition that does.
        public var obstacles: [Part] { parts.filter { $0.outcome != .holds && $0.outcome != .skipped } }
    }

    public let response: Response
    /// Of each policy in ``Response/reasons``, in its order.
    public let deciding: [Trace]
    /// Of a request that nothing permitted, the permits that came nearest: those with the fewest obstacles, and of these
    /// the ones that got furthest. Empty when a `forbid` decided or the request was allowed.
    public let nearest: [Trace]
}
