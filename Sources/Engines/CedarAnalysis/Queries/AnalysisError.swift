public import Cedar

/// Why a query cannot be answered in any environment.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The policies are not valid in strict mode; never empty.
    case invalidPolicies([ValidationError])
    /// A template by itself neither matches nor fails. Ask about one of its links.
    case template(Text)
    /// The schema has no request environment like that.
    case noEnvironment(EnvironmentSelection)

    public var description: String {
        switch self {
        case .invalidPolicies(let errors):
            "only policies that are valid in strict mode can be analysed: "
                + errors.map(\.message).joined(separator: "; ")
        case .template(let id): "`\(id)` is a template; only static policies and links can be analysed"
        case .noEnvironment(let selection):
            "the schema has no action that applies to such a request: \(selection.text)"
        }
    }
}

extension EnvironmentSelection {
    fileprivate var text: String {
        let parts = [
            principalType.map { "principal type `\($0)`" }, action.map { "action `\($0)`" },
            resourceType.map { "resource type `\($0)`" },
        ]
        let text = parts.compactMap { $0 }.joined(separator: ", ")
        return text.isEmpty ? "there are no request environments" : text
    }
}
