extension Finding {
    var kind: ValidationError.Kind {
        switch self {
        case .unrecognizedEntityType: .unrecognizedEntityType
        case .unrecognizedActionId: .unrecognizedActionId
        case .invalidActionApplication: .invalidActionApplication
        case .unexpectedType: .unexpectedType
        case .incompatibleTypes: .incompatibleTypes
        case .unsafeAttributeAccess: .unsafeAttributeAccess
        case .unsafeOptionalAttributeAccess: .unsafeOptionalAttributeAccess
        case .unsafeTagAccess: .unsafeTagAccess
        case .noTagsAllowed: .noTagsAllowed
        case .wrongNumberArguments: .wrongNumberArguments
        case .functionArgumentValidation: .functionArgumentValidation
        case .emptySetForbidden: .emptySetForbidden
        case .nonLitExtConstructor: .nonLitExtConstructor
        case .invalidEnumEntity: .invalidEnumEntity
        case .levelExceeded, .literalDereferenced: .entityDerefLevelViolation
        case .tooComplex, .unexpectedForm: .internalInvariantViolation
        }
    }

    /// The message after the name of the policy.
    var text: String {
        switch self {
        case .unrecognizedEntityType(let name, _): return "unrecognized entity type `\(name)`"
        case .unrecognizedActionId(let uid, _): return "unrecognized action `\(uid.messageText)`"
        case .invalidActionApplication:
            return "unable to find an applicable action given the policy scope constraints"
        case .unexpectedType(let expected, let actual, _):
            let expected = expected.map(\.description).joined(separator: ", or ")
            return "unexpected type: expected \(expected) but saw \(actual)"
        case .incompatibleTypes: return ""  // says nothing of the policy
        case .unsafeAttributeAccess(let access, _, _): return "attribute \(access) not found"
        case .unsafeOptionalAttributeAccess(let access):
            return "unable to guarantee safety of access to optional attribute \(access)"
        case .unsafeTagAccess(let tag, let kind):
            let type = kind.single.map { " on entity type `\($0)`" } ?? ""
            return "unable to guarantee safety of access to tag `\(tag.messageText)`\(type)"
        case .noTagsAllowed(let type):
            let type = type.map { "type `\($0)`" } ?? "this type"
            return """
                `.getTag()` is not allowed on entities of \(type) because no `tags` were declared on the entity \
                type in the schema
                """
        default: return textOfForms
        }
    }

    private var textOfForms: String {
        switch self {
        case .wrongNumberArguments(let expected, let actual):
            return "wrong number of arguments in extension function application. Expected \(expected), got \(actual)"
        case .functionArgumentValidation(let function, let text):
            let kind =
                switch function {
                case .ip: "IP address"
                default: "a \(function.rawValue) value"
                }
            let literal = "`\"\(text.string.escapedForMessages)\"`"
            return "error during extension function argument validation: Failed to parse as \(kind): \(literal)"
        case .emptySetForbidden: return "empty set literals are forbidden in policies"
        case .nonLitExtConstructor:
            return "extension constructors may not be called with non-literal expressions"
        case .invalidEnumEntity(let uid, _):
            let id = uid.id.string.escapedForMessages
            return """
                entity `\(uid.messageText)` is of an enumerated entity type, but `"\(id)"` is not declared as \
                a valid eid
                """
        case .levelExceeded(let actual, let allowed):
            return "this policy requires level \(actual), which exceeds the maximum allowed level (\(allowed))"
        case .literalDereferenced: return "entity literals cannot be dereferenced at any level"
        case .tooComplex: return "the policy is nested too deeply or too large to be checked"
        default: return "internal invariant violated"
        }
    }

    var help: String? {
        switch self {
        case .unrecognizedEntityType(_, let suggestion): return suggestion.map { "did you mean `\($0)`?" }
        case .unrecognizedActionId(_, .typeInID(let uid)):
            return "did you intend to include the type in action `\(uid.messageText)`?"
        case .unrecognizedActionId(_, .similar(let uid)): return "did you mean `\(uid.messageText)`?"
        case .invalidActionApplication(let principal, let resource):
            let clauses = [principal ? "the principal clause" : nil, resource ? "the resource clause" : nil]
            let fixed = clauses.compactMap { $0 }
            return fixed.isEmpty ? nil : "try replacing `==` with `in` in \(fixed.joinedWithAnd)"
        case .unexpectedType(_, _, let help): return help?.rawValue
        case .unsafeAttributeAccess(_, let suggestion, let mayExist):
            let others = "additional attributes that the validator is not able to reason about"
            guard let suggestion else { return mayExist ? "there may be \(others)" : nil }
            return "did you mean `\(suggestion)`?" + (mayExist ? " (there may also be \(others))" : "")
        case .unsafeOptionalAttributeAccess(let access):
            return "try testing for the attribute's presence with `\(access.guardian) && ..`"
        case .unsafeTagAccess(let tag, _):
            return "try testing for the tag's presence with `.hasTag(\(tag.messageText)) && ..`"
        case .nonLitExtConstructor:
            return """
                consider applying extension constructors inside attribute values when constructing entity or \
                context data
                """
        case .invalidEnumEntity(_, let choices):
            let choices = choices.map { "\"\($0.string.escapedForMessages)\"" }
            return "valid entity eids: \(choices.joined(separator: ", "))"
        default: return nil
        }
    }
}
