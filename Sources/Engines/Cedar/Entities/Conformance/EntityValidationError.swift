/// What of an entity does not conform to a schema (`entities/conformance/err.rs` of the reference implementation).
public enum EntityValidationError: Error, Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        case attribute(Text)
        case tag(Text)
    }

    case unexpectedAttribute(EntityUID, Text)
    case unexpectedTag(EntityUID, Text)
    case missingAttribute(EntityUID, Text)
    case typeMismatch(EntityUID, Place, TypeMismatch)
    case invalidAncestorType(EntityUID, Name)
    /// The type is not declared; there may be declared ones with the same last part.
    case unexpectedEntityType(EntityUID, suggestions: [Name])
    case undeclaredAction(EntityUID)
    case actionDeclarationMismatch(EntityUID)
    case invalidEnumEntity(EntityUID, choices: [Text])

    /// The error as text, with the words of the reference.
    public var diagnostic: Diagnostic {
        switch self {
        case .unexpectedAttribute(let uid, let name):
            Diagnostic("attribute `\(name)` on `\(uid)` should not exist according to the schema")
        case .unexpectedTag(let uid, let name):
            Diagnostic(
                "found a tag `\(name)` on `\(uid)`, but no tags should exist on `\(uid)` according to the schema")
        case .missingAttribute(let uid, let name):
            Diagnostic("expected entity `\(uid)` to have attribute `\(name)`, but it does not")
        case .typeMismatch(let uid, .attribute(let name), let mismatch):
            Diagnostic("in attribute `\(name)` on `\(uid)`, \(mismatch)")
        case .typeMismatch(let uid, .tag(let name), let mismatch):
            Diagnostic("in tag `\(name)` on `\(uid)`, \(mismatch)")
        case .invalidAncestorType(let uid, let type):
            Diagnostic("`\(uid)` is not allowed to have an ancestor of type `\(type)` according to the schema")
        case .unexpectedEntityType(let uid, let suggestions):
            Diagnostic(
                "entity `\(uid)` has type `\(uid.type)` which is not declared in the schema",
                help: help(for: suggestions))
        case .undeclaredAction(let uid):
            Diagnostic("found action entity `\(uid)`, but it was not declared as an action in the schema")
        case .actionDeclarationMismatch(let uid):
            Diagnostic(
                "definition of action `\(uid)` does not match its schema declaration",
                help: "to use the schema's definition of `\(uid)`, simply omit it from the entities input data")
        case .invalidEnumEntity(let uid, let choices):
            .invalidEnumEntity(uid, choices: choices)
        }
    }

    private func help(for suggestions: [Name]) -> String? {
        switch suggestions.count {
        case 0: nil
        case 1: "did you mean `\(suggestions[0])`?"
        default: "did you mean one of [\(suggestions.map { "\"\($0)\"" }.joined(separator: ", "))]?"
        }
    }
}

extension Diagnostic {
    static func invalidEnumEntity(_ uid: EntityUID, choices: [Text]) -> Diagnostic {
        Diagnostic(
            "entity `\(uid)` is of an enumerated entity type, but `\"\(uid.id.string.escapedForCedar)\"` is not declared "
                + "as a valid eid",
            help: "valid entity eids: "
                + choices.map { "\"\($0.string.escapedForCedar)\"" }.joined(separator: ", "))
    }
}
