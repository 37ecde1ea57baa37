extension ResidualEvaluator {
    /// A conjunction or a disjunction. Operands that decide nothing are dropped; what stands behind one that decides or
    /// fails is never evaluated. A deciding operand settles it all only if nothing before it can fail.
    func chain(_ expression: PartialExpression, _ operands: [Residual], isAnd: Bool) -> Residual {
        var kept: [Residual] = []
        var hasChanged = false
        walk: for operand in operands {
            let evaluated = evaluate(operand)
            if !evaluated.isSame(as: operand) { hasChanged = true }
            switch evaluated {
            case .value(.bool(let value)) where value == isAnd:
                hasChanged = true
            case .value(.bool):
                // `a && false` is false where `a` holds and where it does not.
                while let last = kept.last, !last.canFail { kept.removeLast() }
                if kept.isEmpty { return evaluated }
                kept.append(evaluated)
                break walk
            case .value(let value):
                kept.append(.mismatch(value, expected: .bool))
                break walk
            case .error:
                kept.append(evaluated)
                break walk
            case .partial(let inner):
                if let nested = inner.operands(isAnd: isAnd) {
                    kept += nested
                    hasChanged = true
                } else {
                    kept.append(evaluated)
                }
            }
        }
        if kept.isEmpty { return .bool(isAnd) }
        if kept.count == 1 { return kept[0] }
        if !hasChanged, kept.count == operands.count { return .partial(expression) }
        return .make(isAnd ? .and(kept) : .or(kept), expression.type)
    }

    func conditional(
        _ expression: PartialExpression, _ condition: Residual, _ yes: Residual, _ no: Residual
    ) -> Residual {
        let decided = evaluate(condition)
        switch decided {
        case .error: return decided
        case .value(.bool(let value)): return evaluate(value ? yes : no)
        case .value(let value): return .mismatch(value, expected: .bool)
        case .partial: break
        }
        let (then, otherwise) = (evaluate(yes), evaluate(no))
        if then.error != nil, otherwise.error != nil { return then }
        if !decided.canFail, let value = then.value, value == otherwise.value { return then }
        if decided.isSame(as: condition), then.isSame(as: yes), otherwise.isSame(as: no) {
            return .partial(expression)
        }
        return .make(.conditional(decided, then: then, else: otherwise), expression.type)
    }
}

extension PartialExpression {
    fileprivate func operands(isAnd: Bool) -> [Residual]? {
        switch (kind, isAnd) {
        case (.and(let operands), true), (.or(let operands), false): operands
        default: nil
        }
    }
}
