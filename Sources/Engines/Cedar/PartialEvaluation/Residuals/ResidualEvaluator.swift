/// Evaluates residuals as far as a request and entities are known.
///
/// Sound for data that conform to the schema: whatever the unknown parts turn out to be, the residual gives then what the
/// original gives, an error for an error. Depth is bounded by that of the typed expressions, which validation bounds.
struct ResidualEvaluator {
    let request: PartialRequest
    let entities: PartialEntities
    let schema: Schema

    func evaluate(_ residual: Residual) -> Residual {
        guard case .partial(let expression) = residual else { return residual }
        return evaluate(expression)
    }

    private func evaluate(_ expression: PartialExpression) -> Residual {
        switch expression.kind {
        case .variable(let variable): value(of: variable).map { .value($0) } ?? .partial(expression)
        case .unary(let operation, let operand): unary(expression, operation, operand)
        case .binary(let operation, let left, let right): binary(expression, operation, left, right)
        case .and(let operands): chain(expression, operands, isAnd: true)
        case .or(let operands): chain(expression, operands, isAnd: false)
        case .conditional(let condition, let yes, let no): conditional(expression, condition, yes, no)
        case .attribute(let operand, let name): attribute(expression, operand, name)
        case .has(let operand, let name): has(expression, operand, name)
        case .like(let operand, let pattern): like(expression, operand, pattern)
        case .isType(let operand, let type): isType(expression, operand, type)
        case .set(let elements): set(expression, elements)
        case .record(let members): record(expression, members)
        case .call(let function, let arguments): call(expression, function, arguments)
        }
    }

    private func value(of variable: Variable) -> Value? {
        switch variable {
        case .principal: request.principal.uid.map { .entity($0) }
        case .action: .entity(request.action)
        case .resource: request.resource.uid.map { .entity($0) }
        case .context: request.context.isComplete ? .record(request.context.known) : nil
        }
    }

    /// The result for one operand: errors pass, values are computed with, anything else is built anew if it changed.
    private func apply(
        _ expression: PartialExpression, _ operand: Residual, _ compute: (Value) -> Residual,
        _ rebuild: (Residual) -> PartialExpression.Kind
    ) -> Residual {
        let evaluated = evaluate(operand)
        switch evaluated {
        case .error: return evaluated
        case .value(let value): return compute(value)
        case .partial: return expression.with(operand, evaluated, rebuild)
        }
    }

    private func unary(
        _ expression: PartialExpression, _ operation: CoreUnaryOperator, _ operand: Residual
    ) -> Residual {
        apply(expression, operand) {
            operation.result($0)
        } _: {
            .unary(operation, $0)
        }
    }

    private func like(_ expression: PartialExpression, _ operand: Residual, _ pattern: Pattern) -> Residual {
        apply(expression, operand) { value in
            guard case .string(let text) = value else { return .mismatch(value, expected: .string) }
            return .bool(pattern.matches(text))
        } _: {
            .like($0, pattern)
        }
    }

    private func isType(_ expression: PartialExpression, _ operand: Residual, _ type: Name) -> Residual {
        apply(expression, operand) { value in
            guard case .entity(let uid) = value else { return .mismatch(value, expected: .entity) }
            return .bool(uid.type == type)
        } _: {
            .isType($0, type)
        }
    }

    // MARK: Sets, records and calls

    private func set(_ expression: PartialExpression, _ elements: [Residual]) -> Residual {
        all(expression, elements) {
            .value(.set(of: $0))
        } _: {
            .set($0)
        }
    }

    private func record(_ expression: PartialExpression, _ members: [PartialExpression.Member]) -> Residual {
        let keys = members.map(\.key)
        return all(expression, members.map(\.value)) { values in
            .value(.record(Dictionary(zip(keys, values), uniquingKeysWith: { $1 })))
        } _: { values in
            .record(zip(keys, values).map { PartialExpression.Member(key: $0, value: $1) })
        }
    }

    private func call(
        _ expression: PartialExpression, _ function: ExtensionFunction, _ arguments: [Residual]
    ) -> Residual {
        all(expression, arguments) {
            function.residual(of: $0)
        } _: {
            .call(function, $0)
        }
    }

    /// The result where all operands are evaluated, whatever their values.
    private func all(
        _ expression: PartialExpression, _ operands: [Residual], _ compute: ([Value]) -> Residual,
        _ rebuild: ([Residual]) -> PartialExpression.Kind
    ) -> Residual {
        let evaluated = operands.map { evaluate($0) }
        if let failing = evaluated.first(where: { $0.error != nil }) { return failing }
        let values = evaluated.compactMap(\.value)
        if values.count == evaluated.count { return compute(values) }
        if zip(operands, evaluated).allSatisfy({ $0.isSame(as: $1) }) { return .partial(expression) }
        return .make(rebuild(evaluated), expression.type)
    }
}

extension PartialExpression {
    func with(_ old: Residual, _ new: Residual, _ rebuild: (Residual) -> Kind) -> Residual {
        old.isSame(as: new) ? .partial(self) : .make(rebuild(new), type)
    }
}
