extension TypeChecker {
    mutating func checkIn(
        _ left: ShapedExpression, _ right: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        let member = expect(left, as: .anyEntity, given: prior) { _ in .contains }
        let group = expect(right, as: .set(.anyEntity), .anyEntity, given: prior) { type in
            switch type {
            case .set: .contains
            case .string: .like
            default: nil
            }
        }
        func result(_ type: CedarType) -> TypedExpression { typed(.in, member, group, type, at: range) }
        guard member.isWellTyped, group.isWellTyped else { return .illTyped(result(.bool)) }
        if let action = entity(left), action.type.isAction, let groups = entities(right) {
            // Where actions belong is a matter of the schema, so that this is decided here. They are only in actions.
            let groups = groups.filter(\.type.isAction)
            guard !groups.isEmpty else { return Checked(result(.truth(false))) }
            guard let members = types.actions(in: groups) else { return .illTyped(result(.bool)) }
            return Checked(result(.truth(members.contains(action))))
        }
        if let members = TypeChecker.entityTypes(of: member.type), let groups = TypeChecker.groupTypes(of: group.type),
            !types.canBeIn(members, groups)
        {
            return Checked(result(.truth(false)))
        }
        return Checked(result(.bool))
    }

    private static func entityTypes(of type: CedarType?) -> Set<Name>? {
        if case .entity(let kind) = type { kind.types } else { nil }
    }

    private static func groupTypes(of type: CedarType?) -> Set<Name>? {
        if case .set(let element) = type { entityTypes(of: element) } else { entityTypes(of: type) }
    }

    private func entity(_ expression: ShapedExpression) -> EntityUID? {
        if case .entity(let uid) = literal(expression) { uid } else { nil }
    }

    /// The entities of a literal or of a set of nothing but literals.
    private func entities(_ expression: ShapedExpression) -> [EntityUID]? {
        if let uid = entity(expression) { return [uid] }
        guard case .set(let elements) = expression.kind else { return nil }
        let uids = elements.compactMap { entity($0) }
        return uids.count == elements.count ? uids : nil
    }

    mutating func checkIs(
        _ expression: ShapedExpression, _ operand: ShapedExpression, _ type: Name, _ prior: Capabilities
    ) -> Checked {
        let checked = expect(operand, as: .anyEntity, given: prior) { _ in .onlyEntitiesHaveTypeTests }
        func result(_ result: CedarType) -> TypedExpression {
            TypedExpression(.isType(checked.expression, type), at: expression.range, result)
        }
        guard case .entity(let kind) = checked.type else { return .illTyped(result(.bool)) }
        let truth: CedarType =
            if let types = kind.types, !types.contains(type) {
                .truth(false)
            } else {
                kind.single == type ? .truth(true) : .bool
            }
        return Checked(result(truth)).after(checked)
    }
}
