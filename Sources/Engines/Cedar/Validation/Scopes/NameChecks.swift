/// The checks that need no types: whether the schema knows what a policy names (`rbac.rs` of the reference
/// implementation).
extension Validator {
    func checkNames(in reduced: ReducedPolicy, of policy: Policy, id: Text) -> [ValidationError] {
        var errors: [ValidationError] = []
        func report(_ finding: Finding, at range: SourceRange?) {
            errors.append(ValidationError(finding, policy: id, at: range))
        }
        func check(type: Name, at range: SourceRange?) {
            guard !types.isKnown(type) else { return }
            report(.unrecognizedEntityType(type, suggestion: suggestion(for: type)), at: range)
        }
        for part in reduced.parts {
            part.visit { expression in
                switch expression.kind {
                case .isType(_, let type): check(type: type, at: expression.range)
                case .literal(.entity(let uid)):
                    check(type: uid.type, at: expression.range)
                    if uid.type.isAction {
                        guard schema.actions[uid] == nil else { return }
                        report(.unrecognizedActionId(uid, suggestion: suggestion(for: uid)), at: expression.range)
                    } else if let choices = schema.entityTypes[uid.type]?.enumeration, !choices.contains(uid.id) {
                        report(.invalidEnumEntity(uid, choices: choices), at: expression.range)
                    }
                default: break
                }
            }
        }
        return errors
    }

    /// The checks of a link: its own entities, and whether the policy can still apply with them.
    func checkLink(_ policy: Policy, id: Text, _ link: PolicySet.Link) -> [ValidationError] {
        let unknown = link.values.sorted { $0.key < $1.key }.map(\.value.type).filter { !types.isKnown($0) }
        let errors = unknown.map { type in
            ValidationError(
                .unrecognizedEntityType(type, suggestion: suggestion(for: type)), policy: id, at: policy.range)
        }
        return errors + checkApplication(of: policy, id: id)
    }

    private func suggestion(for type: Name) -> String? {
        NearestName.of(type.path, among: schema.entityTypes.keys.map(\.path))
    }

    private func suggestion(for action: EntityUID) -> ActionSuggestion? {
        let forms = ["Action::\(action.id)", "Action::\"\(action.id)\""]
        let known = schema.actions.keys.sorted()
        if let repeating = known.first(where: { uid in forms.contains { uid.id.string.contains(bytes: $0) } }) {
            return .typeInID(repeating)
        }
        // An id of another type may be all that was wrong.
        if let same = known.first(where: { $0.id == action.id }) { return .similar(same) }
        let nearest = NearestName.of(action.id.string, among: known.map(\.id.string))
        return nearest.flatMap { nearest in known.first { $0.id == Text(nearest) } }.map { .similar($0) }
    }
}

extension String {
    fileprivate func contains(bytes other: String) -> Bool {
        let wanted = Array(other.utf8)
        var rest = utf8[...]
        while rest.count >= wanted.count {
            if rest.starts(with: wanted) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
