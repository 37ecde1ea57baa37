package import Core

extension ServiceModel {
    /// What CloudTrail writes in place of a secret.
    package static let redaction = "HIDDEN_DUE_TO_SECURITY_REASONS"

    /// The value with all that the model calls sensitive hidden; nil reference leaves nothing.
    package func redacted(_ value: Document, _ reference: Reference?) -> Document {
        guard let reference else { return .empty }
        return redact(value, reference) ?? value
    }

    /// - Returns: nil where nothing is hidden, as in most values, for which nothing is built.
    private func redact(_ value: Document, _ reference: Reference) -> Document? {
        let shape = shape(reference)
        if reference.isSensitive || shape.isSensitive { return value.isNull ? nil : .string(Self.redaction) }
        switch (shape.kind, value) {
        case (.structure, .structure(let members)): return redact(members) { shape.member(named: $0)?.reference }
        case (.list, .list(let elements)): return shape.element.flatMap { redact(elements, $0) }
        case (.map, .structure(let entries)):
            return shape.element.flatMap { element in redact(entries) { _ in element } }
        default: return nil
        }
    }

    /// A member that the model does not know is not shown either.
    private func redact(_ members: [String: Document], _ reference: (String) -> Reference?) -> Document? {
        var shown = members
        var isWhole = true
        for (name, value) in members {
            let known = reference(name)
            let redacted = known.flatMap { redact(value, $0) }
            guard known == nil || redacted != nil else { continue }
            shown[name] = redacted
            isWhole = false
        }
        return isWhole ? nil : .structure(shown)
    }

    private func redact(_ elements: [Document], _ reference: Reference) -> Document? {
        var shown = elements
        var isWhole = true
        for index in elements.indices {
            guard let redacted = redact(elements[index], reference) else { continue }
            shown[index] = redacted
            isWhole = false
        }
        return isWhole ? nil : .list(shown)
    }
}
