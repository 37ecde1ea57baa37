/// Why a schema does not allow a request (`coreschema.rs` of the reference implementation).
public enum RequestValidationError: Error, Hashable, Sendable {
    case undeclaredAction(EntityUID)
    case undeclaredPrincipalType(Name)
    case undeclaredResourceType(Name)
    case invalidPrincipalType(Name, action: EntityUID, valid: [Name])
    case invalidResourceType(Name, action: EntityUID, valid: [Name])
    /// The context is not of the type that the action declares; the mismatch is the first that was found.
    case invalidContext([Text: Value], action: EntityUID, TypeMismatch)
    case invalidEnumEntity(EntityUID, choices: [Text])

    /// The error as text, with the words of the reference.
    public var diagnostic: Diagnostic {
        switch self {
        case .undeclaredAction(let action):
            Diagnostic("request's action `\(action)` is not declared in the schema")
        case .undeclaredPrincipalType(let type):
            Diagnostic("principal type `\(type)` is not declared in the schema")
        case .undeclaredResourceType(let type):
            Diagnostic("resource type `\(type)` is not declared in the schema")
        case .invalidPrincipalType(let type, let action, let valid):
            Diagnostic(
                "principal type `\(type)` is not valid for `\(action)`", help: help(valid, "principal", action))
        case .invalidResourceType(let type, let action, let valid):
            Diagnostic("resource type `\(type)` is not valid for `\(action)`", help: help(valid, "resource", action))
        case .invalidContext(let context, let action, let mismatch):
            Diagnostic(
                "context `\(Value.record(context).cedarText(limit: 5))` is not valid for `\(action)`",
                help: mismatch.description)
        case .invalidEnumEntity(let uid, let choices):
            .invalidEnumEntity(uid, choices: choices)
        }
    }

    private func help(_ types: [Name], _ kind: String, _ action: EntityUID) -> String {
        types.isEmpty
            ? "no \(kind) types are valid for `\(action)`"
            : "valid \(kind) types for `\(action)`: \(types.map { "`\($0)`" }.joined(separator: ", "))"
    }
}

extension Request {
    /// All that a schema has against the request, in the order in which the reference looks, which tells the first
    /// only; empty when the request is valid.
    public func validate(against schema: Schema) -> [RequestValidationError] {
        var errors: [RequestValidationError] = []
        let conformance = EntityConformance(schema: schema)
        if schema.entityTypes[principal.type] == nil { errors.append(.undeclaredPrincipalType(principal.type)) }
        errors += idErrors(of: principal, conformance)
        if schema.entityTypes[resource.type] == nil { errors.append(.undeclaredResourceType(resource.type)) }
        errors += idErrors(of: resource, conformance)
        guard let declared = schema.actions[action] else { return errors + [.undeclaredAction(action)] }
        if schema.entityTypes[principal.type] != nil, !declared.principals.contains(principal.type) {
            errors.append(.invalidPrincipalType(principal.type, action: action, valid: declared.principals.sorted()))
        }
        if schema.entityTypes[resource.type] != nil, !declared.resources.contains(resource.type) {
            errors.append(.invalidResourceType(resource.type, action: action, valid: declared.resources.sorted()))
        }
        errors += Value.record(context).entities.flatMap { idErrors(of: $0, conformance) }
        if let mismatch = contextMismatch(with: schema) {
            errors.append(.invalidContext(context, action: action, mismatch))
        }
        return errors
    }

    /// Why the context is not what a schema declares for the action; nil when it is, or nothing is declared.
    public func contextMismatch(with schema: Schema) -> TypeMismatch? {
        schema.actions[action].flatMap { Value.record(context).mismatch(with: .record($0.context)) }
    }

    private func idErrors(of uid: EntityUID, _ conformance: EntityConformance) -> [RequestValidationError] {
        // A principal or resource of an action's type is told as undeclared type already.
        guard conformance.schema.entityTypes[uid.type] != nil || uid != principal && uid != resource else { return [] }
        return conformance.idErrors(of: uid).compactMap { error in
            switch error {
            case .invalidEnumEntity(let uid, let choices): .invalidEnumEntity(uid, choices: choices)
            case .undeclaredAction(let uid): .undeclaredAction(uid)
            default: nil
            }
        }
    }
}
