package import Core

extension ServiceModel {
    /// What CloudTrail writes in place of a secret.
    package static let redaction = "HIDDEN_DUE_TO_SECURITY_REASONS"

    /// The value with all that the model calls sensitive hidden; nil reference leaves nothing.
    package func redacted(_ value: Document, _ reference: Reference?) -> Document {
        guard let reference else { return .empty }
        return isShownWhole(value, reference) ? value : redact(value, reference)
    }

    /// Most values have nothing to hide, and to find that out builds nothing.
    private func isShownWhole(_ value: Document, _ reference: Reference) -> Bool {
        let shape = shape(reference)
        if reference.isSensitive || shape.isSensitive { return value.isNull }
        switch (shape.kind, value) {
        case (.structure, .structure(let members)):
            return members.allSatisfy { name, value in
                shape.member(named: name).map { isShownWhole(value, $0.reference) } ?? false
            }
        case (.list, .list(let elements)):
            guard let element = shape.element else { return true }
            return elements.allSatisfy { isShownWhole($0, element) }
        case (.map, .structure(let entries)):
            guard let element = shape.element else { return true }
            return entries.values.allSatisfy { isShownWhole($0, element) }
        default: return true
        }
    }

    private func redact(_ value: Document, _ reference: Reference) -> Document {
        let shape = shape(reference)
        if reference.isSensitive || shape.isSensitive { return value.isNull ? .null : .string(Self.redaction) }
        switch (shape.kind, value) {
        case (.structure, .structure(let members)):
            // A member that the model does not know is not shown either.
            return .structure(
                members.reduce(into: [:]) { kept, entry in
                    guard let member = shape.member(named: entry.key) else { return }
                    kept[entry.key] = redact(entry.value, member.reference)
                })
        case (.list, .list(let elements)):
            guard let element = shape.element else { return value }
            return .list(elements.map { redact($0, element) })
        case (.map, .structure(let entries)):
            guard let element = shape.element else { return value }
            return .structure(entries.mapValues { redact($0, element) })
        default: return value
        }
    }
}
