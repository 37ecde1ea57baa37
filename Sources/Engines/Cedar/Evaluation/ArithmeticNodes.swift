final class NegateNode: Node {
    let operand: any Node

    init(_ operand: any Node) { self.operand = operand }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let value = try operand.evaluate(environment)
        guard case .long(let number) = value else { throw environment.mismatch(value, expected: .long) }
        guard number != .min else { throw .negationOverflow(number) }
        return .long(-number)
    }
}

final class ArithmeticNode: Node {
    let operation: BinaryOperator
    let left: any Node
    let right: any Node

    init(_ operation: BinaryOperator, _ left: any Node, _ right: any Node) {
        self.operation = operation
        self.left = left
        self.right = right
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let leftValue = try left.evaluate(environment)
        let rightValue = try right.evaluate(environment)
        guard case .long(let left) = leftValue else { throw environment.mismatch(leftValue, expected: .long) }
        guard case .long(let right) = rightValue else { throw environment.mismatch(rightValue, expected: .long) }
        let (result, overflow) =
            switch operation {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            default: left.multipliedReportingOverflow(by: right)
            }
        guard !overflow else { throw .overflow(operation, left, right) }
        return .long(result)
    }
}

/// `<`, `<=`, `>` and `>=`, on numbers, datetimes and durations; not on decimals, which have methods.
final class ComparisonNode: Node {
    let operation: BinaryOperator
    let left: any Node
    let right: any Node

    init(_ operation: BinaryOperator, _ left: any Node, _ right: any Node) {
        self.operation = operation
        self.left = left
        self.right = right
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let left = try left.evaluate(environment)
        let right = try right.evaluate(environment)
        switch (left, right) {
        case (.long(let left), .long(let right)): return .bool(compare(left, right))
        case (.datetime(let left), .datetime(let right)):
            return .bool(compare(left.milliseconds, right.milliseconds))
        case (.duration(let left), .duration(let right)):
            return .bool(compare(left.milliseconds, right.milliseconds))
        default: throw mismatch(left, right, environment)
        }
    }

    private func compare(_ left: Int64, _ right: Int64) -> Bool {
        switch operation {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        default: left >= right
        }
    }

    private func mismatch(
        _ left: RuntimeValue, _ right: RuntimeValue, _ environment: Environment
    ) -> EvaluationError {
        switch left {
        case .long: environment.mismatch(right, expected: .long)
        case .datetime: environment.mismatch(right, expected: .datetime)
        case .duration: environment.mismatch(right, expected: .duration)
        default: environment.mismatch(left, expected: .long, .datetime, .duration)
        }
    }
}
