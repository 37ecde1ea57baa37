import Core
import ItemExpressions

/// The expressions of one request, parsed with the placeholders that they share.
struct RequestExpressions: Sendable {
    private let input: Document
    private var placeholders: Placeholders
    private let kinds: [ExpressionKind]

    /// - Parameter kinds: the expressions that the operation has.
    /// - Throws: `ValidationException`, as from everything here.
    init(_ input: Document, _ kinds: [ExpressionKind]) throws {
        self.input = input
        self.kinds = kinds
        let names = input["ExpressionAttributeNames"]?.structure
        let values = input["ExpressionAttributeValues"]?.structure
        let hasExpression = kinds.contains { input[$0.rawValue] != nil }
        if let names {
            guard hasExpression else {
                throw AWSError.validation(
                    "ExpressionAttributeNames can only be specified when using expressions")
            }
            guard !names.isEmpty else { throw AWSError.validation("ExpressionAttributeNames must not be empty") }
        }
        if let values {
            let users = kinds.filter { $0 != .projection }
            guard users.contains(where: { input[$0.rawValue] != nil }) else {
                throw AWSError.validation(
                    "ExpressionAttributeValues can only be specified when using expressions: "
                        + users.map(\.rawValue).joined(separator: " and ")
                        + (users.count == 1 ? " is null" : " are null"))
            }
            guard !values.isEmpty else { throw AWSError.validation("ExpressionAttributeValues must not be empty") }
        }
        let parsed = try (values ?? [:]).mapValues(ItemDocument.value)
        placeholders = try rendered { () throws(ItemError) in
            try Placeholders(names: (names ?? [:]).compactMapValues(\.string), values: parsed)
        }
    }

    func text(_ kind: ExpressionKind) -> String? { input[kind.rawValue]?.string }

    mutating func condition(_ kind: ExpressionKind) throws -> Condition? {
        guard let text = text(kind) else { return nil }
        return try parse { placeholders throws(ItemError) in try Condition(text, kind, &placeholders) }
    }

    mutating func parse<Value>(_ body: (inout Placeholders) throws(ItemError) -> Value) throws -> Value {
        do throws(ItemError) {
            return try body(&placeholders)
        } catch {
            throw AWSError(error)
        }
    }

    /// Last: nothing was given that no expression used.
    func finish() throws {
        try rendered { () throws(ItemError) in try placeholders.requireAllUsed() }
    }
}

extension AWSError {
    /// Its message may repeat values to whoever sent them; the audit log gets it without.
    fileprivate init(_ error: ItemError) {
        self.init("ValidationException", error.message, status: 400, detail: error.withoutValues)
    }
}

/// The engine's refusals as the API gives them.
func rendered<Value>(_ body: () throws(ItemError) -> Value) throws -> Value {
    do throws(ItemError) {
        return try body()
    } catch {
        throw AWSError(error)
    }
}

/// Old and new ways of saying the same do not go together.
enum ParameterMix {
    static func check(_ input: Document, legacy: [String], expressions: [String]) throws {
        let old = legacy.filter { input[$0] != nil }
        let new = expressions.filter { input[$0] != nil }
        guard old.isEmpty || new.isEmpty else {
            throw AWSError.validation(
                "Can not use both expression and non-expression parameters in the same request: "
                    + "Non-expression parameters: {\(old.joined(separator: ", "))} "
                    + "Expression parameters: {\(new.joined(separator: ", "))}")
        }
    }
}
