/// One compiled statement.
public struct Statement: Sendable {
    /// Position in the document, from zero.
    public let index: Int
    public let sid: String?
    public let effect: Effect
    /// From the opening to just past the closing brace.
    public let range: TextRange
    let actions: ActionSet
    /// nil where the kind of policy has none, as in trust policies; such a statement is about every resource.
    let resources: ResourceSet?
    let principals: PrincipalSet?
    let conditions: [Condition]
}

/// `Action` or `NotAction`.
struct ActionSet: Sendable {
    let isNegated: Bool
    let patterns: [ActionPattern]

    func contains(_ action: ActionName) -> Bool {
        for pattern in patterns where pattern.matches(action) { return !isNegated }
        return isNegated
    }
}

/// `Resource` or `NotResource`.
struct ResourceSet: Sendable {
    let isNegated: Bool
    let patterns: [ARNPattern]
}

/// `Principal` or `NotPrincipal`.
struct PrincipalSet: Sendable {
    let isNegated: Bool
    let patterns: [PrincipalPattern]
}

extension Statement {
    var contextKeys: [ContextKey] {
        conditions.flatMap(\.contextKeys) + (resources?.patterns.flatMap(\.contextKeys) ?? [])
    }
}
