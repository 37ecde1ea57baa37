/// Something that a policy's author should know.
public struct Diagnostic: Sendable, Hashable, Codable, CustomStringConvertible {
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
        /// AWS refuses the policy.
        case error
        /// The policy grants more than its author may mean.
        case securityWarning = "security-warning"
        /// An element has no effect, or not the one it seems to have.
        case warning
        case suggestion
    }

    public let severity: Severity
    /// What kind of finding it is; IAM Access Analyzer's issue code where it has the check.
    public let code: String
    public let message: String
    public let path: String
    public let place: TextPlace

    /// `3:14: warning: … [CODE]`, as compilers print it.
    public var description: String { "\(place.line):\(place.column): \(severity.rawValue): \(message) [\(code)]" }
}
