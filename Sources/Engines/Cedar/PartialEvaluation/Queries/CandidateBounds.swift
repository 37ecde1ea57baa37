/// What candidates must be like that a query can allow: a source that can look for it need not offer the others.
///
/// Bounds are necessary, never sufficient. Each candidate is decided on its own afterwards.
public enum CandidateBounds: Hashable, Sendable {
    /// Any entity of the type can be allowed.
    case all
    /// Only entities that meet one of the conditions; with none, no entity at all.
    case anyOf(Set<Condition>)

    /// Something that an entity can be looked up by.
    public enum Condition: Hashable, Sendable {
        case id(EntityUID)
        /// The entity or any that is in it, at any distance.
        case isIn(EntityUID)
        /// The attribute at the path, through records and not through other entities, is one of the values.
        case attribute([Text], isOneOf: Set<Value>)
        /// The attribute at the path is a set that has one of the values as element.
        case attributeContains([Text], anyOf: Set<Value>)
    }

    /// What meets both is what meets the narrower.
    func intersection(_ other: CandidateBounds) -> CandidateBounds {
        width <= other.width ? self : other
    }

    func union(_ other: CandidateBounds) -> CandidateBounds {
        guard case .anyOf(let left) = self, case .anyOf(let right) = other else { return .all }
        return .anyOf(left.union(right))
    }

    /// A guess at how many meet them; ids are few, and members of groups many.
    private var width: Int {
        guard case .anyOf(let conditions) = self else { return .max }
        return conditions.reduce(0) { sum, condition in
            switch condition {
            case .id: sum + 1
            case .attribute: sum + 1_000
            case .attributeContains: sum + 2_000
            case .isIn: sum + 10_000
            }
        }
    }
}

// MARK: From residuals

extension PartialResponse {
    /// What the entity that the variable stands for must be like for the request to be allowed.
    func bounds(on variable: Variable) -> CandidateBounds {
        if decision == .allow { return .all }
        let finder = BoundsFinder(variable: variable, entities: entities)
        return policies.filter { $0.effect == .permit && $0.outcome != .failing }
            .reduce(.anyOf([])) { $0.union(finder.bounds(of: $1.residual)) }
    }
}

/// Finds what a variable must be like for a residual to be true.
private struct BoundsFinder {
    let variable: Variable
    let entities: PartialEntities

    func bounds(of residual: Residual) -> CandidateBounds {
        switch residual {
        case .value(.bool(true)): return .all
        case .value, .error: return .anyOf([])
        case .partial(let expression):
            switch expression.kind {
            case .and(let operands): return operands.reduce(.all) { $0.intersection(bounds(of: $1)) }
            case .or(let operands): return operands.reduce(.anyOf([])) { $0.union(bounds(of: $1)) }
            case .conditional(let condition, let yes, let no):
                return bounds(of: condition).intersection(bounds(of: yes)).union(bounds(of: no))
            case .binary(let operation, let left, let right): return bounds(of: operation, left, right)
            case .attribute: return isOneOf(residual, [.bool(true)])
            case .unary(.not, let operand) where operand.isAttribute: return isOneOf(operand, [.bool(false)])
            default: return .all
            }
        }
    }

    private func bounds(
        of operation: CoreBinaryOperator, _ left: Residual, _ right: Residual
    ) -> CandidateBounds {
        switch (operation, left, right) {
        case (.equal, _, .value(let value)): equality(left, value)
        case (.equal, .value(let value), _): equality(right, value)
        case (.in, _, .value(let value)): membership(left, value)
        case (.in, .value(let value), _): membership(of: value, in: right)
        case (.contains, .value(.set(let set)), _): isOneOf(right, Set(set.elements))
        case (.contains, _, .value(let value)): contains(left, [value])
        case (.containsAll, _, .value(.set(let set))): set.isEmpty ? .all : contains(left, [set.elements[0]])
        case (.containsAny, _, .value(.set(let set))): contains(left, Set(set.elements))
        case (.containsAny, .value(.set(let set)), _): contains(right, Set(set.elements))
        default: .all
        }
    }

    private func equality(_ operand: Residual, _ value: Value) -> CandidateBounds { isOneOf(operand, [value]) }

    private func isOneOf(_ operand: Residual, _ values: Set<Value>) -> CandidateBounds {
        if operand.variable == variable {
            return .anyOf(Set(values.compactMap { $0.uid.map { .id($0) } }))
        }
        return path(operand).map { .anyOf([.attribute($0, isOneOf: values)]) } ?? .all
    }

    private func contains(_ operand: Residual, _ values: Set<Value>) -> CandidateBounds {
        path(operand).map { .anyOf([.attributeContains($0, anyOf: values)]) } ?? .all
    }

    /// `variable in value`.
    private func membership(_ operand: Residual, _ value: Value) -> CandidateBounds {
        guard operand.variable == variable else { return .all }
        let groups: [Value] = if case .set(let set) = value { set.elements } else { [value] }
        return .anyOf(Set(groups.compactMap { $0.uid.map { .isIn($0) } }))
    }

    /// `value in variable.attribute`, where all that the value is in are known.
    private func membership(of value: Value, in operand: Residual) -> CandidateBounds {
        guard let uid = value.uid, !uid.type.isAction, let ancestors = entities.ancestors(of: uid) else { return .all }
        let groups = Set(ancestors.union([uid]).map { Value.entity($0) })
        if operand.variable == variable { return .anyOf(Set(groups.compactMap { $0.uid.map { .id($0) } })) }
        guard let path = path(operand) else { return .all }
        if case .set = operand.partial?.type { return .anyOf([.attributeContains(path, anyOf: groups)]) }
        return .anyOf([.attribute(path, isOneOf: groups)])
    }

    /// The path of an attribute of the variable itself.
    private func path(_ operand: Residual) -> [Text]? {
        var path: [Text] = []
        var operand = operand
        while case .attribute(let target, let name) = operand.partial?.kind {
            path.append(name)
            if target.variable == variable { return path.reversed() }
            // Beyond another entity it is not the candidate's own.
            guard case .record = target.partial?.type else { return nil }
            operand = target
        }
        return nil
    }
}

extension Residual {
    fileprivate var isAttribute: Bool {
        if case .attribute = partial?.kind { true } else { false }
    }
}

extension Value {
    fileprivate var uid: EntityUID? {
        if case .entity(let uid) = self { uid } else { nil }
    }
}
