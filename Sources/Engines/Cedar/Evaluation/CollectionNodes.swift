final class LikeNode: Node {
    let target: any Node
    let pattern: Pattern

    init(_ target: any Node, _ pattern: Pattern) {
        self.target = target
        self.pattern = pattern
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        .bool(pattern.matches(try target.string(environment)))
    }
}

final class IsEmptyNode: Node {
    let target: any Node

    init(_ target: any Node) { self.target = target }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let value = try target.evaluate(environment)
        guard case .set(let set) = value else { throw environment.mismatch(value, expected: .set) }
        return .bool(set.elements.isEmpty)
    }
}

final class ContainsNode: Node {
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
        guard case .set(let set) = leftValue else { throw environment.mismatch(leftValue, expected: .set) }
        if operation == .contains { return .bool(set.contains(rightValue)) }
        guard case .set(let other) = rightValue else { throw environment.mismatch(rightValue, expected: .set) }
        return .bool(operation == .containsAll ? set.isSuperset(of: other) : set.intersects(other))
    }
}

/// A call of an extension function. Calls on literals are made when the policy is compiled.
final class CallNode: Node {
    let function: ExtensionFunction
    let arguments: [any Node]

    init(_ function: ExtensionFunction, _ arguments: [any Node]) {
        self.function = function
        self.arguments = arguments
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        var values: [Value] = []
        for argument in arguments { values.append(environment.value(try argument.evaluate(environment))) }
        return try Self.result(function, values)
    }

    static func result(_ function: ExtensionFunction, _ values: [Value]) throws(EvaluationError) -> RuntimeValue {
        let parameters = function.parameters
        guard values.count == parameters.count else {
            throw .wrongNumberOfArguments(function, expected: parameters.count, found: values.count)
        }
        for (value, parameter) in zip(values, parameters) where value.type != parameter {
            let entity: Name? = if case .entity(let uid) = value { uid.type } else { nil }
            throw .type(expected: [parameter], found: value.type, entity: entity)
        }
        do throws(ExtensionFailure) {
            switch try function.result(ofMatching: values) {
            case .bool(let value): return .bool(value)
            case .long(let value): return .long(value)
            case .decimal(let value): return .decimal(value)
            case .ip(let value): return .ip(value)
            case .datetime(let value): return .datetime(value)
            case .duration(let value): return .duration(value)
            // No function gives one of these.
            case .string, .entity, .set, .record: throw ExtensionFailure(message: "no extension value")
            }
        } catch {
            throw .failedExtensionFunction(function, error)
        }
    }
}
