extension TypeChecker {
    mutating func checkAttribute(
        _ expression: ShapedExpression, _ operand: ShapedExpression, _ name: Text, _ prior: Capabilities
    ) -> Checked {
        let checked = expect(operand, as: .anyEntity, .anyRecord, given: prior)
        let isKnown = prior.contains(.attribute(of: operand.note, name))
        return checkedAccess(to: name, of: checked, isKnown: isKnown, at: expression.range)
    }

    private mutating func checkedAccess(
        to name: Text, of operand: Checked, isKnown: Bool, at range: SourceRange?
    ) -> Checked {
        let attribute = operand.type.flatMap { types.attribute(name, of: $0) }
        let result = TypedExpression(.attribute(operand.expression, name), at: range, attribute?.type)
        guard let type = operand.type else { return .illTyped(result) }
        func access() -> AttributeAccess { AttributeAccess(of: name, in: operand.expression, environment) }
        guard let attribute else {
            let suggestion = NearestName.of(name.string, among: types.attributeNames(of: type).map(\.string))
            let mayExist = types.mayHave(name, type)
            report(.unsafeAttributeAccess(access(), suggestion: suggestion, mayExist: mayExist), at: range)
            return .illTyped(result)
        }
        guard attribute.isRequired || isKnown else {
            report(.unsafeOptionalAttributeAccess(access()), at: range)
            return .illTyped(result)
        }
        return Checked(result).after(operand)
    }

    mutating func checkHas(
        _ expression: ShapedExpression, _ operand: ShapedExpression, _ name: Text, _ prior: Capabilities
    ) -> Checked {
        let checked = expect(operand, as: .anyEntity, .anyRecord, given: prior) { type in
            switch type {
            case .set: .contains
            case .string: .like
            default: nil
            }
        }
        let capability = Capability.attribute(of: operand.note, name)
        let attribute = checked.type.flatMap { types.attribute(name, of: $0) }
        let type = typeOfPresence(name, attribute, in: checked.type, isKnown: prior.contains(capability))
        let result = TypedExpression(.has(checked.expression, name), at: expression.range, type)
        return Checked(
            result, isWellTyped: checked.type != nil, capabilities: attribute == nil ? [] : [capability]
        ).after(checked)
    }

    private func typeOfPresence(
        _ name: Text, _ attribute: RecordType.Attribute?, in type: CedarType?, isKnown: Bool
    ) -> CedarType {
        guard let type else { return .bool }
        guard let attribute else { return types.mayHave(name, type) ? .bool : .truth(false) }
        // An entity need not exist, whatever its type requires of it; a record always does.
        if case .record = type, attribute.isRequired { return .truth(true) }
        return isKnown ? .truth(true) : .bool
    }

    // MARK: Tags

    mutating func checkHasTag(
        _ operand: ShapedExpression, _ key: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        let entity = expect(operand, as: .anyEntity, given: prior)
        let tag = expect(key, as: .string, given: prior)
        guard case .entity(let kind) = entity.type else {
            return .illTyped(typed(.hasTag, entity, tag, nil, at: range))
        }
        let capability = Capability.tag(of: operand.note, key.note)
        let type: CedarType =
            if types.tagTypes(of: kind).isEmpty {
                .truth(false)
            } else {
                prior.contains(capability) ? .truth(true) : .bool
            }
        return Checked(typed(.hasTag, entity, tag, type, at: range), capabilities: [capability]).after(entity, tag)
    }

    mutating func checkGetTag(
        _ operand: ShapedExpression, _ key: ShapedExpression, _ prior: Capabilities, at range: SourceRange?
    ) -> Checked {
        let entity = expect(operand, as: .anyEntity, given: prior)
        let tag = expect(key, as: .string, given: prior)
        let untyped = Checked.illTyped(typed(.getTag, entity, tag, nil, at: range))
        guard case .entity(let kind) = entity.type else { return untyped }
        guard prior.contains(.tag(of: operand.note, key.note)) else {
            report(.unsafeTagAccess(tag: tag.expression, on: kind), at: range)
            return untyped
        }
        let tagTypes = types.tagTypes(of: kind)
        guard !tagTypes.isEmpty else {
            report(.noTagsAllowed(on: kind.single), at: range)
            return untyped
        }
        do {
            let type = try CedarType.leastUpperBound(of: tagTypes, mode)
            return Checked(typed(.getTag, entity, tag, type, at: range)).after(entity, tag)
        } catch {
            report(.incompatibleTypes(Set(tagTypes), error, .getTag), at: range)
            return untyped
        }
    }
}
