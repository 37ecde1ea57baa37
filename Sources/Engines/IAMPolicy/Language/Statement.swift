/// One compiled statement.
public struct Statement: Sendable {
    /// Position in the document, from zero.
    public let index: Int
    public let sid: String?
    public let effect: Effect
    /// From the opening to just past the closing brace.
    public let range: TextRange
    private let body: Body

    /// What a statement is about. Behind one reference, since evaluation passes statements around by the thousand.
    private final class Body: Sendable {
        let actions: ActionSet
        let resources: ResourceSet?
        let principals: PrincipalSet?
        let conditions: [Condition]

        init(_ actions: ActionSet, _ resources: ResourceSet?, _ principals: PrincipalSet?, _ conditions: [Condition]) {
            self.actions = actions
            self.resources = resources
            self.principals = principals
            self.conditions = conditions
        }
    }

    init(
        index: Int, sid: String?, effect: Effect, range: TextRange, actions: ActionSet, resources: ResourceSet?,
        principals: PrincipalSet?, conditions: [Condition]
    ) {
        self.index = index
        self.sid = sid
        self.effect = effect
        self.range = range
        body = Body(actions, resources, principals, conditions)
    }

    var actions: ActionSet { body.actions }
    /// nil where the kind of policy has none, as in trust policies; such a statement is about every resource.
    var resources: ResourceSet? { body.resources }
    var principals: PrincipalSet? { body.principals }
    var conditions: [Condition] { body.conditions }
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
