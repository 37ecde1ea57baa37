extension Validator {
    /// Whether there is an action that the scope admits, with types of principals and resources that it admits too.
    func checkApplication(of policy: Policy, id: Text) -> [ValidationError] {
        let actions = actions(admittedBy: policy.action)
        let applies = actions.contains { action in
            action.principals.contains { admits(policy.principal, $0) }
                && action.resources.contains { admits(policy.resource, $0) }
        }
        guard !applies else { return [] }
        let finding = Finding.invalidActionApplication(
            inFixesPrincipal: wouldInFix(policy.principal, actions.map(\.principals)),
            inFixesResource: wouldInFix(policy.resource, actions.map(\.resources)))
        return [ValidationError(finding, policy: id, at: policy.range)]
    }

    private func actions(admittedBy scope: ActionScope) -> [Schema.Action] {
        switch scope {
        case .any: Array(schema.actions.values)
        case .equals(let uid): schema.actions[uid].map { [$0] } ?? []
        case .in(let uid): (types.actions(in: [uid]) ?? []).compactMap { schema.actions[$0] }
        case .inAny(let uids): (types.actions(in: uids) ?? []).compactMap { schema.actions[$0] }
        }
    }

    private func admits(_ scope: EntityScope, _ type: Name) -> Bool {
        switch scope {
        case .any, .equals(.slot), .in(.slot): schema.entityTypes[type] != nil
        case .equals(.entity(let uid)): uid.type == type
        case .in(.entity(let group)): types.types(in: group.type).contains(type)
        case .isType(let wanted), .isTypeIn(let wanted, .slot): wanted == type && types.isKnown(type)
        case .isTypeIn(let wanted, .entity(let group)):
            wanted == type && types.types(in: group.type).contains(type)
        }
    }

    /// Whether `==` names an entity of which no action takes the type, but one takes a type that can be in it.
    private func wouldInFix(_ scope: EntityScope, _ applicable: [Set<Name>]) -> Bool {
        guard case .equals(.entity(let uid)) = scope, !applicable.contains(where: { $0.contains(uid.type) }) else {
            return false
        }
        let members = schema.descendants(of: uid.type)
        return applicable.contains { !$0.isDisjoint(with: members) }
    }
}
