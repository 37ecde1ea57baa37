/// A reason to refuse a policy: it could fail when it is evaluated, or does not fit the schema.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of the reference implementation (`validation_errors.rs`), under its names.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case unrecognizedEntityType = "UnrecognizedEntityType"
        case unrecognizedActionId = "UnrecognizedActionId"
        case invalidActionApplication = "InvalidActionApplication"
        case unexpectedType = "UnexpectedType"
        case incompatibleTypes = "IncompatibleTypes"
        case unsafeAttributeAccess = "UnsafeAttributeAccess"
        case unsafeOptionalAttributeAccess = "UnsafeOptionalAttributeAccess"
        case unsafeTagAccess = "UnsafeTagAccess"
        case noTagsAllowed = "NoTagsAllowed"
        /// Never found in policies that were parsed, as parsing knows the functions.
        case undefinedFunction = "UndefinedFunction"
        case wrongNumberArguments = "WrongNumberArguments"
        case functionArgumentValidation = "FunctionArgumentValidation"
        case emptySetForbidden = "EmptySetForbidden"
        case nonLitExtConstructor = "NonLitExtConstructor"
        case invalidEnumEntity = "InvalidEnumEntity"
        case entityDerefLevelViolation = "EntityDerefLevelViolation"
        /// The policy is nested too deeply, or grows too large when it is taken apart, to be judged.
        case internalInvariantViolation = "InternalInvariantViolation"
    }

    public let kind: Kind
    /// The policy, template or link in which it was found.
    public let policy: Text
    /// The text of the reference implementation.
    public let message: String
    /// The expression concerned; the whole policy where the scope is concerned.
    public let range: SourceRange?
    /// What would put it right.
    public let help: String?

    public var description: String { message }

    public var diagnostic: Diagnostic { Diagnostic(message, at: range, help: help) }
}

extension ValidationError {
    init(_ finding: Finding, policy: Text, at range: SourceRange?) {
        let prefix = "for policy `\(policy)`, "
        kind = finding.kind
        self.policy = policy
        self.range = range
        switch finding {
        case .incompatibleTypes(let types, let reason, let context):
            message = "the types \(types.sorted().map(\.description).joinedWithAnd) are not compatible"
            help = "\(prefix)\(context.rawValue) must have compatible types. \(reason.rawValue)"
        case .invalidEnumEntity:
            message = "for policy `\(policy)`: \(finding.text)"
            help = finding.help
        default:
            message = prefix + finding.text
            help = finding.help
        }
    }
}
