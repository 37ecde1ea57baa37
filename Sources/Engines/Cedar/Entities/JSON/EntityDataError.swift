internal import Core

/// What is wrong with JSON data about entities or a context (`entities/json/err.rs` of the reference implementation).
struct EntityDataError: Error {
    /// What was being read.
    enum Context {
        case attribute(Text, of: EntityUID)
        case tag(Text, of: EntityUID)
        case parents(of: EntityUID)
        case uid
        case context
    }

    enum Escape: String {
        case entity = "__entity"
        case `extension` = "__extn"
    }

    enum Kind {
        /// Not JSON, or JSON of another shape than entities have.
        case malformed(Diagnostic)
        case badEscape(Escape, value: String, reason: String)
        case expectedEntity(Context, found: JSONNode)
        case noInteger(Context, String)
        case actionParentIsNotAction(EntityUID, parent: EntityUID)
        case wrongArgumentCount(Text, expected: Int, provided: Int)
        case noSuchFunction(Text)
        case evaluation(Context, ExtensionFailure)
        case conformance(EntityValidationError)
        case unexpectedRecordAttribute(Context, Text)
        case missingRecordAttribute(Context, Text)
        case typeMismatch(Context, TypeMismatch)
        case expressionEscape(Context)
        case null(Context)
        case duplicate(EntityUID)
        case cycle(EntityUID)
        case contextIsNotRecord(Value)
        case noSuchAction(EntityUID)
    }

    let kind: Kind
    let range: SourceRange?

    init(_ kind: Kind, at range: SourceRange? = nil) {
        self.kind = kind
        self.range = range
    }
}

extension EntityDataError.Context: CustomStringConvertible {
    var description: String {
        switch self {
        case .attribute(let name, let uid): "in attribute `\(name)` on `\(uid)`"
        case .tag(let name, let uid): "in tag `\(name)` on `\(uid)`"
        case .parents(let uid): "in parents field of `\(uid)`"
        case .uid: "in uid field of <unknown entity>"
        case .context: "while parsing context"
        }
    }
}

// MARK: Text

extension EntityDataError {
    var diagnostic: Diagnostic {
        switch kind {
        case .malformed(let diagnostic): diagnostic
        case .conformance(let error): Diagnostic(error.diagnostic.message, at: range, help: error.diagnostic.help)
        default: Diagnostic(message, at: range, help: help)
        }
    }

    private var message: String {
        switch kind {
        case .malformed(let diagnostic): diagnostic.message
        case .conformance(let error): error.diagnostic.message
        case .badEscape(let escape, let value, let reason):
            "failed to parse escape `\(escape.rawValue)`: \(value), errors: \(reason)"
        case .expectedEntity(let context, let found):
            "\(context), expected a literal entity reference, but got `\(found.display)`"
        case .noInteger(let context, let number):
            "\(context), found the number `\(number)`; numbers must be integers of 64 bits in Cedar"
        case .actionParentIsNotAction(let uid, let parent): "action `\(uid)` has a non-action parent `\(parent)`"
        case .wrongArgumentCount(let function, let expected, let provided):
            "expected \(expected) arguments for function \(function) but \(provided) arguments are provided"
        case .noSuchFunction(let name): "extension function `\(name)` does not exist"
        case .evaluation(let context, let failure): "\(context.evaluation)\(failure.message)"
        case .unexpectedRecordAttribute(let context, let name):
            "\(context), record attribute `\(name)` should not exist according to the schema"
        case .missingRecordAttribute(let context, let name):
            "\(context), expected the record to have an attribute `\(name)`, but it does not"
        case .typeMismatch(let context, let mismatch): "\(context), \(mismatch)"
        case .expressionEscape(let context): "\(context), the `__expr` escape is no longer supported"
        case .null(let context): "\(context), found a `null`; JSON `null`s are not allowed in Cedar"
        case .duplicate(let uid): "duplicate entity entry `\(uid)`"
        case .cycle(let uid): "input graph has a cycle containing vertex `\(uid)`"
        case .contextIsNotRecord(let value): "expression is not a record: \(value.cedarText)"
        case .noSuchAction(let action): "action `\(action)` does not exist in the supplied schema"
        }
    }

    private var help: String? {
        switch kind {
        case .badEscape(.entity, _, _):
            #"an __entity escape should have a value like `{ "type": "SomeType", "id": "SomeId" }`"#
        case .badEscape(.extension, _, _):
            #"an __extn escape should have a value like `{ "fn": "SomeFn", "arg": "SomeArg" }`"#
        case .expectedEntity:
            #"literal entity references can be made with `{ "type": "SomeType", "id": "SomeId" }`"#
        case .actionParentIsNotAction:
            "parents of actions need to have type `Action` themselves, perhaps namespaced"
        case .expressionEscape:
            "to create an entity reference, use `__entity`; to create an extension value, use `__extn`; and for all other "
                + "values, use JSON directly"
        case .noSuchFunction(let name):
            NearestName.of(name.string, among: ExtensionFunction.allCases.map(\.rawValue)).map {
                "did you mean `\($0)`?"
            }
        default: nil
        }
    }
}

extension EntityDataError.Context {
    /// What introduces the failure of a function's call.
    fileprivate var evaluation: String {
        switch self {
        case .attribute(let name, let uid): "failed to evaluate attribute `\(name)` of `\(uid)`: "
        case .tag(let name, let uid): "failed to evaluate tag `\(name)` of `\(uid)`: "
        case .parents, .uid, .context: ""
        }
    }
}

extension JSONNode {
    /// The value for messages, members in order.
    var display: String {
        switch value {
        case .array(let elements): "[\(elements.map(\.display).joined(separator: ", "))]"
        case .object(let members): "{\(members.displays.joined(separator: ","))}"
        case .null: "null"
        case .boolean(let value): String(value)
        case .number(let text): text
        case .string(let text): "\"\(text.escapedForCedar)\""
        }
    }

    /// The member of that name, names being compared by their bytes; nil when this is no object.
    func member(_ name: Text) -> JSONNode? {
        members?.first { Text($0.name) == name }?.value
    }
}

extension [JSONMember] {
    fileprivate var displays: [String] {
        map { (name: Text($0.name), value: $0.value) }.sorted { $0.name < $1.name }.map {
            "\"\($0.name.string.escapedForCedar)\":\($0.value.display)"
        }
    }
}
