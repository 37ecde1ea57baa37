import Cedar
import Core

/// What a policy store asks of the policies that are put into it.
struct PolicyRules: Sendable {
    let mode: PolicyStoreRecord.ValidationMode
    let schema: StoreSchema?
    /// The store's version at which these rules began.
    let version: Int64
    let quotas: Quotas

    /// - Parameter path: the member with the statement.
    /// - Throws: `ValidationException` with every place and reason.
    func readStatic(_ statement: String, id: String, at path: String) throws -> Policy {
        let policy = try read(statement, at: path)
        guard !policy.isTemplate else {
            throw AWSError.validation(
                "The statement has slots, so it is a template's: make it with CreatePolicyTemplate and link it.",
                at: path)
        }
        try check(policy, id: id, statement, at: path)
        return policy
    }

    func readTemplate(_ statement: String, id: String, at path: String) throws -> Policy {
        let template = try read(statement, at: path)
        guard template.isTemplate else {
            throw AWSError.validation(
                "A template's statement has ?principal, ?resource or both in its scope; a policy without them is made "
                    + "with CreatePolicy.", at: path)
        }
        try check(template, id: id, statement, at: path)
        return template
    }

    /// The policies of a set with one template and one link of it.
    ///
    /// - Throws: `ValidationException` when the values are not exactly those of the slots, or do not fit the schema.
    func checkLink(_ link: PolicyRecord.Link, of template: Policy, id: String) throws {
        let path = "definition.templateLinked"
        var set = PolicySet()
        do throws(PolicySet.Failure) {
            try set.add(template, id: Text(link.policyTemplateId))
            try set.link(Text(link.policyTemplateId), id: Text(id), values: (try? link.values()) ?? [:])
        } catch {
            throw AWSError.validation(
                "The template has \(template.slots.map(\.rawValue).sorted().joined(separator: " and ")): "
                    + "exactly these must be given.", at: path)
        }
        _ = try link.values()
        guard mode == .STRICT else { return }
        try report(
            try requiredSchema(path).validator.validate(set).errors.filter { $0.policy == Text(id) }, [], "", at: path)
    }

    private func read(_ statement: String, at path: String) throws -> Policy {
        try quotas.checkPolicy(statement, at: path)
        do {
            return try Policy(parsing: statement)
        } catch {
            throw AWSError.validation("The statement cannot be read.", error, in: statement, at: path)
        }
    }

    private func check(_ policy: Policy, id: String, _ statement: String, at path: String) throws {
        guard mode == .STRICT else { return }
        let result = try requiredSchema(path).validator.validate(policy, id: Text(id))
        try report(result.errors, result.warnings, statement, at: path)
    }

    private func requiredSchema(_ path: String) throws -> StoreSchema {
        guard let schema else {
            throw AWSError.validation(
                "There is no schema present in the policy store, and its validation mode is STRICT. Put one with PutSchema, or set the mode to OFF.",
                at: path)
        }
        return schema
    }

    private func report(
        _ errors: [ValidationError], _ warnings: [ValidationWarning], _ statement: String, at path: String
    ) throws {
        let source = SourceText(statement)
        var fields = errors.map { (path, "\($0.kind.reason): \($0.diagnostic.located(in: source))") }
        // A policy that can never apply is only a warning in Cedar; this service refuses it.
        if errors.isEmpty {
            fields += warnings.filter { $0.kind == .impossiblePolicy }.map {
                (path, "ImpossiblePolicy: \($0.diagnostic.located(in: source))")
            }
        }
        guard let first = fields.first else { return }
        throw AWSError.validation(
            "The policy does not fit the schema. \(first.1)"
                + (fields.count > 1 ? " (and \(fields.count - 1) more)" : ""), fields: fields)
    }
}

extension ValidationError.Kind {
    /// The reason as the API documents it; where it has none, Cedar's own name in the same form.
    var reason: String {
        switch self {
        case .unsafeAttributeAccess: "MissingAttribute"
        case .functionArgumentValidation: "FunctionArgumentValidationError"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }
}

extension Diagnostic {
    /// The message with its place in the source and the remedy, on one line.
    func located(in source: SourceText) -> String {
        var text = message
        if let range, !source.text.isEmpty {
            let position = source.position(of: range.start)
            text = "line \(position.line), column \(position.column): \(text)"
        }
        if let help { text += " (\(help))" }
        return text
    }
}

extension AWSError {
    /// What a text of Cedar's could not be read for.
    static func validation(
        _ message: String, _ diagnostics: Diagnostics, in text: String, at path: String
    ) -> AWSError {
        let source = SourceText(text)
        let problems = diagnostics.all.map { $0.located(in: source) }
        return validation(
            "\(message) \(problems.first ?? "")" + (problems.count > 1 ? " (and \(problems.count - 1) more)" : ""),
            fields: problems.map { (path, $0) })
    }
}
