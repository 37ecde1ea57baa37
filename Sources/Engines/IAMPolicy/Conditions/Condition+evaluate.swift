import Core

extension Condition {
    /// Whether the condition holds (IAM User Guide, "Condition operators" and "Set operators for multivalued keys").
    ///
    /// - A missing key fails a positive operator and satisfies a negated one, `…IfExists` and `ForAllValues`.
    /// - Values of the policy are alternatives; a negated operator holds when none of them matches.
    /// - An operator without a set qualifier compares one value: with several in the request a positive one fails, a
    ///   negated one holds when no value matches.
    func holds(in context: RequestContext) -> Bool {
        guard let kind else { return false }
        let value = context[key]
        if case .null(let expected) = operands { return expected.contains(Self.isMissing(value)) }
        guard let value, !Self.isMissing(value) else { return holdsWhenMissing(kind) }
        switch (kind.qualifier, value) {
        case (nil, .single(let text)): return matches(text, kind, context)
        case (nil, .multiple(let values)):
            if values.count == 1 { return matches(values[0], kind, context) }
            return kind.isNegated && values.allSatisfy { matches($0, kind, context) }
        case (.forAllValues, _):
            // An empty string is a null data set to ForAllValues.
            return value.all.allSatisfy { $0.isEmpty || matches($0, kind, context) }
        case (.forAnyValue, .single(let text)): return matches(text, kind, context)
        case (.forAnyValue, .multiple(let values)): return values.contains { matches($0, kind, context) }
        }
    }

    private static func isMissing(_ value: RequestContext.Value?) -> Bool {
        switch value {
        case nil, .multiple([]): true
        default: false
        }
    }

    private func holdsWhenMissing(_ kind: ConditionOperator) -> Bool {
        switch kind.qualifier {
        case .forAllValues: true
        case .forAnyValue: false
        case nil: kind.isNegated || kind.ifExists
        }
    }

    /// One value of the request against all of the policy's. A value of the wrong type satisfies neither polarity.
    private func matches(_ value: String, _ kind: ConditionOperator, _ context: RequestContext) -> Bool {
        guard let isEqual = equals(value, context) else { return false }
        return isEqual != kind.isNegated
    }

    private func equals(_ value: String, _ context: RequestContext) -> Bool? {
        switch operands {
        case .texts(let patterns, let ignoringCase):
            return patterns.contains {
                ignoringCase ? $0.equalsIgnoringCase(value, in: context) : $0.matches(value, in: context)
            }
        case .arns(let patterns):
            let name = ResourceName(value)
            return patterns.contains { $0.matches(name, in: context) }
        case .numbers(let numbers, let order):
            guard let value = NumericValue(value), !numbers.isEmpty else { return nil }
            return numbers.contains { order.holds(value, $0) }
        case .dates(let dates, let order):
            guard let value = Timestamp(conditionValue: value), !dates.isEmpty else { return nil }
            return dates.contains { order.holds(value, $0) }
        case .booleans(let written, let patterns):
            guard let value = Bool(conditionValue: value) else { return nil }
            return written.contains(value)
                || patterns.contains { $0.resolved(in: context).flatMap { Bool(conditionValue: $0) } == value }
        case .binaries(let binaries):
            guard let value = Base64.decode(value) else { return nil }
            return binaries.contains(value)
        case .addresses(let ranges):
            guard let address = Address(value), !ranges.isEmpty else { return nil }
            return ranges.contains { $0.contains(address) }
        case .null: return nil
        }
    }
}
