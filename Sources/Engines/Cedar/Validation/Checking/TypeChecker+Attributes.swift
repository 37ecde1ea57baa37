extension TypeChecker {
    mutating func checkAttribute(
        _ expression: ShapedExpression, _ operand: ShapedExpression, _ name: Text, _ prior: Capabilities
    ) -> Checked {
        let checked = expect(operand, as: .anyEntity, .anyRecord, given: prior)
        let attribute = checked.type.flatMap { types.attribute(name, of: $0) }
        let result = TypedExpression(.attribute(checked.expression, name), at: expression.range, attribute?.type)
        guard let type = checked.type else { return .illTyped(result) }
        guard let attribute else {
            let suggestion = NearestName.of(name.string, among: types.attributeNames(of: type).map(\.string))
            let access = AttributeAccess(of: name, in: checked.expression, environment)
            report(
                .unsafeAttributeAccess(access, suggestion: suggestion, mayExist: types.mayHave(name, type)),
                at: expression.range)
            return .illTyped(result)
        }
        guard attribute.isRequired || prior.contains(.attribute(of: operand.note, name)) else {
            let access = AttributeAccess(of: name, in: checked.expression, environment)
            report(.unsafeOptionalAttributeAccess(access), at: expression.range)
            return .illTyped(result)
        }
        return Checked(result).after(checked)
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
        func result(_ type: CedarType) -> TypedExpression {
            TypedExpression(.has(checked.expression, name), at: expression.range, type)
        }
        guard let type = checked.type else { return .illTyped(result(.bool)) }
        guard let attribute = types.attribute(name, of: type) else {
            return Checked(result(types.mayHave(name, type) ? .bool : .truth(false))).after(checked)
        }
        // An entity need not exist, whatever its type requires of it; a record always does.
        var isRecord = false
        if case .record = type { isRecord = true }
        let capability = Capability.attribute(of: operand.note, name)
        let isCertain = attribute.isRequired && isRecord || prior.contains(capability)
        return Checked(result(isCertain ? .truth(true) : .bool), capabilities: [capability]).after(checked)
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
