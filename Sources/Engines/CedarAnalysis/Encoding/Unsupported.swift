public import Cedar

/// A construct that cannot be put to the solver.
public struct Unsupported: Error, Hashable, Sendable, CustomStringConvertible {
    /// What it is, such as "a string with characters beyond U+2FFFF".
    public let construct: String
    /// The policy that has it, where one has.
    public internal(set) var policy: Text?
    /// Where it stands in the policy's source, if that was read from text.
    public let range: SourceRange?

    init(_ construct: String, at range: SourceRange? = nil, in policy: Text? = nil) {
        self.construct = construct
        self.policy = policy
        self.range = range
    }

    public var description: String {
        "\(construct) cannot be analysed" + (policy.map { " (policy `\($0)`)" } ?? "")
    }
}
