extension Policy: CustomStringConvertible {
    /// The policy as text, an annotation and a condition to a line; reading it gives an equal policy.
    public var cedarText: String {
        var lines = annotations.map { annotation in
            "@\(annotation.key)" + (annotation.value.map { "(\"\($0.string.escapedForCedar)\")" } ?? "")
        }
        lines.append(
            "\(effect.rawValue)(\(principal.cedarText(.principal)), \(action.cedarText), "
                + "\(resource.cedarText(.resource)))")
        for condition in conditions { lines.append("\(condition.kind.rawValue) { \(condition.body.cedarText) }") }
        return lines.joined(separator: "\n") + ";"
    }

    public var description: String { cedarText }
}

extension EntityScope {
    func cedarText(_ variable: Variable) -> String {
        switch self {
        case .any: "\(variable)"
        case .equals(let reference): "\(variable) == \(reference.cedarText)"
        case .in(let reference): "\(variable) in \(reference.cedarText)"
        case .isType(let type): "\(variable) is \(type)"
        case .isTypeIn(let type, let reference): "\(variable) is \(type) in \(reference.cedarText)"
        }
    }
}

extension EntityScope.Reference {
    var cedarText: String {
        switch self {
        case .entity(let uid): uid.description
        case .slot(let slot): slot.rawValue
        }
    }
}

extension ActionScope {
    var cedarText: String {
        switch self {
        case .any: "action"
        case .equals(let uid): "action == \(uid)"
        case .in(let uid): "action in \(uid)"
        case .inAny(let uids): "action in [\(uids.map(\.description).joined(separator: ", "))]"
        }
    }
}
