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
        // In place by index: iterating copies every pattern, which the thousands of a busy principal's would show.
        for index in patterns.indices where patterns[index].matches(action) { return !isNegated }
        return isNegated
    }
}

/// `Resource` or `NotResource`.
struct ResourceSet: Sendable {
    let isNegated: Bool
    let patterns: [ARNPattern]

    /// Whether one of the patterns matches, whatever `isNegated`.
    func contains(_ name: ResourceName, in context: RequestContext) -> Bool {
        for index in patterns.indices where patterns[index].matches(name, in: context) { return true }
        return false
    }
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
