/// A decision with the whole way to it: every statement of every policy that was looked at, and why it did not apply.
public struct Explanation: Sendable, Hashable, Codable {
    public let decision: Decision
    public let principal: String
    public let action: String
    public let resource: String
    public let policies: [PolicyTrace]
}

/// What one policy said.
public struct PolicyTrace: Sendable, Hashable, Codable {
    public let type: PolicyType
    public let name: String
    /// The organisation level it is attached to; nil for other types.
    public let level: String?
    public let statements: [StatementTrace]
}

/// What became of one statement.
public struct StatementTrace: Sendable, Hashable, Codable {
    /// From zero.
    public let index: Int
    public let sid: String?
    public let effect: Effect
    public let range: TextRange
    /// nil when the statement applied.
    public let failure: Failure?

    public var applied: Bool { failure == nil }

    /// The first element that kept a statement from applying.
    public struct Failure: Sendable, Hashable, Codable {
        public enum Element: String, Sendable, Hashable, Codable {
            case action = "Action"
            case notAction = "NotAction"
            case principal = "Principal"
            case notPrincipal = "NotPrincipal"
            case resource = "Resource"
            case notResource = "NotResource"
            case condition = "Condition"
        }

        public let element: Element
        /// The operator and key of a condition.
        public let condition: ConditionName?
        /// What the policy asks for, variables replaced where they have a value.
        public let expected: [String]
        /// What the request has; nil where it has no such key.
        public let actual: [String]?
    }

    public struct ConditionName: Sendable, Hashable, Codable {
        public let `operator`: String
        public let key: String
    }
}
