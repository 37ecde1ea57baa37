/// Something in a policy that is worth a second look, though it is legal.
///
/// Names in a schema that hide built-in types are told of by the schema's document.
public struct ValidationWarning: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of the reference implementation (`validation_warnings.rs`), under its names.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case mixedScriptString = "MixedScriptString"
        case bidiCharsInString = "BidiCharsInString"
        case bidiCharsInIdentifier = "BidiCharsInIdentifier"
        case mixedScriptIdentifier = "MixedScriptIdentifier"
        case confusableIdentifier = "ConfusableIdentifier"
        /// The policy is false for all requests that fit the schema.
        case impossiblePolicy = "ImpossiblePolicy"
    }

    public let kind: Kind
    /// The policy or template in which it was found.
    public let policy: Text
    /// The text of the reference implementation.
    public let message: String
    public let range: SourceRange?

    public var description: String { message }

    public var diagnostic: Diagnostic { Diagnostic(message, at: range) }
}

extension ValidationWarning {
    enum Finding {
        case mixedScriptString(String)
        case bidiCharsInString(String)
        case bidiCharsInIdentifier(String)
        case mixedScriptIdentifier(String)
        case confusableIdentifier(String, Unicode.Scalar)
        case impossiblePolicy
    }

    init(_ finding: Finding, policy: Text, at range: SourceRange?) {
        self.policy = policy
        self.range = range
        let text: String
        switch finding {
        case .mixedScriptString(let string):
            kind = .mixedScriptString
            text = "string `\"\(string)\"` contains mixed scripts"
        case .bidiCharsInString(let string):
            kind = .bidiCharsInString
            text = "string `\"\(string)\"` contains BIDI control characters"
        case .bidiCharsInIdentifier(let name):
            kind = .bidiCharsInIdentifier
            text = "identifier `\(name)` contains BIDI control characters"
        case .mixedScriptIdentifier(let name):
            kind = .mixedScriptIdentifier
            text = "identifier `\(name)` contains mixed scripts"
        case .confusableIdentifier(let name, let scalar):
            kind = .confusableIdentifier
            let character = String(scalar).escapedForMessages
            text = """
                identifier `\(name.escapedForMessages)` contains the character `\(character)` which is not a \
                printable ASCII character and falls outside of the General Security Profile for Identifiers
                """
        case .impossiblePolicy:
            kind = .impossiblePolicy
            text = "policy is impossible: the policy expression evaluates to false for all valid requests"
        }
        message = "for policy `\(policy)`, \(text)"
    }
}
