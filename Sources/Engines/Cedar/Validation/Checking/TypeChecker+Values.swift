extension TypeChecker {
    mutating func checkLike(
        _ expression: ShapedExpression, _ operand: ShapedExpression, _ pattern: Pattern, _ prior: Capabilities
    ) -> Checked {
        let checked = expect(operand, as: .string, given: prior) { type in
            if case .entity = type { .is } else { nil }
        }
        return Checked(TypedExpression(.like(checked.expression, pattern), at: expression.range, .bool)).after(checked)
    }

    mutating func checkSet(
        _ expression: ShapedExpression, _ elements: [ShapedExpression], _ prior: Capabilities
    ) -> Checked {
        let checked = elements.map { check($0, given: prior) }
        let element = commonType(of: checked, at: expression.range, in: .set)
        let isForbidden = mode == .strict && elements.isEmpty
        if isForbidden { report(.emptySetForbidden, at: expression.range) }
        let type = isForbidden ? nil : element.map { CedarType.set($0) }
        return Checked(
            TypedExpression(.set(checked.map(\.expression)), at: expression.range, type),
            isWellTyped: type != nil && checked.allSatisfy(\.isWellTyped))
    }

    mutating func checkRecord(
        _ expression: ShapedExpression, _ members: [ShapedExpression.Member], _ prior: Capabilities
    ) -> Checked {
        let checked = members.map { check($0.value, given: prior) }
        var attributes: [Text: RecordType.Attribute]? = [:]
        for (member, checked) in zip(members, checked) {
            guard let type = checked.type else {
                attributes = nil
                break
            }
            attributes?[member.key] = RecordType.Attribute(type)
        }
        let type = attributes.map { CedarType.record(RecordType($0)) }
        let typed = zip(members, checked).map { TypedExpression.Member(key: $0.key, value: $1.expression) }
        return Checked(
            TypedExpression(.record(typed), at: expression.range, type),
            isWellTyped: type != nil && checked.allSatisfy(\.isWellTyped))
    }

    // MARK: Extension functions

    mutating func checkCall(
        _ expression: ShapedExpression, _ function: ExtensionFunction, _ arguments: [ShapedExpression],
        _ prior: Capabilities
    ) -> Checked {
        let hasFailed = checkForm(of: expression, function, arguments)
        let parameters = function.parameters.map { CedarType($0) }
        let checked = arguments.enumerated().map { index, argument in
            hasFailed ? check(argument, given: prior) : expect(argument, as: parameters[index], given: prior)
        }
        return Checked(
            TypedExpression(
                .call(function, checked.map(\.expression)), at: expression.range, CedarType(function.result)),
            isWellTyped: !hasFailed && checked.allSatisfy(\.isWellTyped))
    }

    /// Whether something is wrong with a call beside the types of its arguments.
    private mutating func checkForm(
        of expression: ShapedExpression, _ function: ExtensionFunction, _ arguments: [ShapedExpression]
    ) -> Bool {
        let before = errors.count
        if arguments.count != function.parameters.count {
            report(
                .wrongNumberArguments(expected: function.parameters.count, actual: arguments.count),
                at: expression.range)
        }
        guard function.isConstructor else { return errors.count > before }
        if arguments.count == 1, case .literal(.string(let text)) = arguments[0].kind, !function.constructs(from: text)
        {
            report(.functionArgumentValidation(function, text), at: expression.range)
        }
        let areLiterals = arguments.allSatisfy { argument in
            if case .literal = argument.kind { true } else { false }
        }
        if mode == .strict, !areLiterals { report(.nonLitExtConstructor, at: expression.range) }
        return errors.count > before
    }
}

extension ExtensionFunction {
    /// Whether a constructor takes the text.
    fileprivate func constructs(from text: Text) -> Bool {
        do throws(ExtensionFailure) {
            switch self {
            case .decimal: _ = try Decimal(parsing: text)
            case .ip: _ = try IPAddress(parsing: text)
            case .datetime: _ = try Datetime(parsing: text)
            case .duration: _ = try Duration(parsing: text)
            default: break
            }
            return true
        } catch {
            return false
        }
    }
}
