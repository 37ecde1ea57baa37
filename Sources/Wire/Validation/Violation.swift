import Core

/// One constraint of the model that a value breaks.
struct Violation: Sendable, Hashable {
    let path: String
    /// The member's name in the model.
    let member: String
    /// The value as it is shown; nil when it is sensitive.
    let value: String?
    let constraint: Constraint
    var isMissing = false

    var text: String {
        let shown =
            switch value {
            case nil: "Value"
            case "null" where isMissing: "Value null"
            case let text?: "Value '\(text)'"
            }
        return "\(shown) at '\(path)' failed to satisfy constraint: \(constraint.text)"
    }

    static func message(_ violations: [Violation]) -> String {
        let noun = violations.count == 1 ? "error" : "errors"
        return "\(violations.count) validation \(noun) detected: \(violations.map(\.text).joined(separator: "; "))"
    }

    /// ec2 tells of the first one only, in words of its own.
    var ec2Error: AWSError {
        if isMissing {
            return AWSError("MissingParameter", "The request must contain the parameter \(member)", status: 400)
        }
        let shown = value.map { "Value (\($0))" } ?? "The value"
        return AWSError(
            "InvalidParameterValue", "\(shown) for parameter \(member) is invalid. \(constraint.text)", status: 400)
    }
}

/// A constraint in the words of AWS's messages.
enum Constraint: Sendable, Hashable {
    case notNull
    case minimumLength(Int64)
    case maximumLength(Int64)
    case minimumValue(Double)
    case maximumValue(Double)
    case pattern(String)
    case enumeration([String])
    indirect case nested(String, [Constraint])

    var text: String {
        switch self {
        case .notNull: "Member must not be null"
        case .minimumLength(let bound): "Member must have length greater than or equal to \(bound)"
        case .maximumLength(let bound): "Member must have length less than or equal to \(bound)"
        case .minimumValue(let bound): "Member must have value greater than or equal to \(Self.number(bound))"
        case .maximumValue(let bound): "Member must have value less than or equal to \(Self.number(bound))"
        case .pattern(let source): "Member must satisfy regular expression pattern: \(source)"
        case .enumeration(let values): "Member must satisfy enum value set: [\(values.joined(separator: ", "))]"
        case .nested(let sentence, let inner): "\(sentence): [\(inner.map(\.text).joined(separator: ", "))]"
        }
    }

    private static func number(_ bound: Double) -> String { Int64(exactly: bound).map { String($0) } ?? String(bound) }
}
