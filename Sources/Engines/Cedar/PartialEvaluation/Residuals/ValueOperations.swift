extension Residual {
    static func mismatch(_ value: Value, expected: ValueType...) -> Residual {
        let entity: Name? = if case .entity(let uid) = value { uid.type } else { nil }
        return .error(.type(expected: expected, found: value.type, entity: entity))
    }
}

extension CoreUnaryOperator {
    func result(_ value: Value) -> Residual {
        switch (self, value) {
        case (.not, .bool(let value)): .bool(!value)
        case (.not, _): .mismatch(value, expected: .bool)
        case (.negate, .long(.min)): .error(.negationOverflow(.min))
        case (.negate, .long(let number)): .value(.long(-number))
        case (.negate, _): .mismatch(value, expected: .long)
        case (.isEmpty, .set(let set)): .bool(set.isEmpty)
        case (.isEmpty, _): .mismatch(value, expected: .set)
        }
    }
}

extension CoreBinaryOperator {
    /// The result for two values; of operators that look entities up this knows nothing.
    func result(_ left: Value, _ right: Value) -> Residual? {
        switch self {
        case .equal: .bool(left == right)
        case .less, .lessOrEqual: compared(left, right)
        case .add: arithmetic(.add, left, right) { $0.addingReportingOverflow($1) }
        case .subtract: arithmetic(.subtract, left, right) { $0.subtractingReportingOverflow($1) }
        case .multiply: arithmetic(.multiply, left, right) { $0.multipliedReportingOverflow(by: $1) }
        case .contains, .containsAll, .containsAny: contained(left, right)
        case .in, .getTag, .hasTag: nil
        }
    }

    private func compared(_ left: Value, _ right: Value) -> Residual {
        switch (left, right) {
        case (.long(let left), .long(let right)): order(left, right)
        case (.datetime(let left), .datetime(let right)): order(left.milliseconds, right.milliseconds)
        case (.duration(let left), .duration(let right)): order(left.milliseconds, right.milliseconds)
        case (.long, _): .mismatch(right, expected: .long)
        case (.datetime, _): .mismatch(right, expected: .datetime)
        case (.duration, _): .mismatch(right, expected: .duration)
        default: .mismatch(left, expected: .long, .datetime, .duration)
        }
    }

    private func order(_ left: Int64, _ right: Int64) -> Residual {
        .bool(self == .less ? left < right : left <= right)
    }

    private func arithmetic(
        _ operation: BinaryOperator, _ left: Value, _ right: Value,
        _ compute: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Residual {
        guard case .long(let first) = left else { return .mismatch(left, expected: .long) }
        guard case .long(let second) = right else { return .mismatch(right, expected: .long) }
        let (result, overflow) = compute(first, second)
        return overflow ? .error(.overflow(operation, first, second)) : .value(.long(result))
    }

    private func contained(_ left: Value, _ right: Value) -> Residual {
        guard case .set(let set) = left else { return .mismatch(left, expected: .set) }
        if self == .contains { return .bool(set.contains(right)) }
        guard case .set(let other) = right else { return .mismatch(right, expected: .set) }
        return .bool(self == .containsAll ? set.isSuperset(of: other) : set.intersects(other))
    }
}

extension ExtensionFunction {
    func residual(of arguments: [Value]) -> Residual {
        guard arguments.count == parameters.count else {
            return .error(.wrongNumberOfArguments(self, expected: parameters.count, found: arguments.count))
        }
        for (argument, parameter) in zip(arguments, parameters) where argument.type != parameter {
            return .mismatch(argument, expected: parameter)
        }
        do throws(ExtensionFailure) {
            return .value(try result(ofMatching: arguments))
        } catch {
            return .error(.failedExtensionFunction(self, error))
        }
    }
}
