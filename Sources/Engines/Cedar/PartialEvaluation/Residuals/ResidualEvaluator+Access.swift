extension ResidualEvaluator {
    func attribute(_ expression: PartialExpression, _ operand: Residual, _ name: Text) -> Residual {
        let evaluated = evaluate(operand)
        switch evaluated {
        case .error:
            return evaluated
        case .value(.record(let members)):
            return members[name].map { .value($0) }
                ?? .error(.recordAttributeDoesNotExist(name, available: members.keys.sorted()))
        case .value(.entity(let uid)):
            return attribute(name, of: uid) ?? expression.with(operand, evaluated) { .attribute($0, name) }
        case .value(let value):
            return .mismatch(value, expected: .record, .entity)
        case .partial(let partial):
            switch partial.kind {
            case .variable(.context):
                if let known = contextAttribute(name) { return known }
            case .record(let members) where members.allSatisfy({ !$0.value.canFail }):
                if let member = members.last(where: { $0.key == name }) { return member.value }
            default: break
            }
            return expression.with(operand, evaluated) { .attribute($0, name) }
        }
    }

    private func contextAttribute(_ name: Text) -> Residual? {
        switch request.context[name] {
        case .known(let value): .value(value)
        case .absent: .error(.recordAttributeDoesNotExist(name, available: request.context.known.keys.sorted()))
        case .unknown: nil
        }
    }

    private func attribute(_ name: Text, of uid: EntityUID) -> Residual? {
        switch entities.presence(of: uid) {
        case .unknown: return nil
        case .nonexistent: return .error(.entityDoesNotExist(uid))
        case .given(let entity):
            switch entity.attributes[name] {
            case .known(let value): return .value(value)
            case .absent:
                return .error(
                    .attributeDoesNotExist(uid, name, available: entity.attributes.known.keys.sorted()))
            case .unknown: return nil
            }
        }
    }

    func has(_ expression: PartialExpression, _ operand: Residual, _ name: Text) -> Residual {
        let evaluated = evaluate(operand)
        switch evaluated {
        case .error: return evaluated
        case .value(.record(let members)): return .bool(members[name] != nil)
        case .value(.entity(let uid)):
            if let known = entities.has(name, uid, in: \.attributes) { return .bool(known) }
        case .value(let value): return .mismatch(value, expected: .record, .entity)
        case .partial(let partial):
            guard case .variable(.context) = partial.kind else { break }
            switch request.context[name] {
            case .known: return .bool(true)
            case .absent: return .bool(false)
            case .unknown: break
            }
        }
        return expression.with(operand, evaluated) { .has($0, name) }
    }

    /// The tag of an entity; nil when it is unknown.
    func tag(_ name: Text, of uid: EntityUID) -> Residual? {
        switch entities.presence(of: uid) {
        case .unknown: return nil
        case .nonexistent: return .error(.entityDoesNotExist(uid))
        case .given(let entity):
            switch entity.tags[name] {
            case .known(let value): return .value(value)
            case .absent: return .error(.tagDoesNotExist(uid, name, available: entity.tags.known.keys.sorted()))
            case .unknown: return nil
            }
        }
    }

    /// All that an entity is in; where actions belong is a matter of the schema.
    func ancestors(of uid: EntityUID) -> Set<EntityUID>? {
        uid.type.isAction ? schema.ancestors(of: uid) : entities.ancestors(of: uid)
    }
}

extension PartialEntities {
    /// Whether an entity has an attribute or a tag, which one that does not exist has not; nil when that is unknown.
    func has(_ name: Text, _ uid: EntityUID, in record: (PartialEntity) -> PartialRecord) -> Bool? {
        switch presence(of: uid) {
        case .unknown: nil
        case .nonexistent: false
        case .given(let entity):
            switch record(entity)[name] {
            case .known: true
            case .absent: false
            case .unknown: nil
            }
        }
    }
}
