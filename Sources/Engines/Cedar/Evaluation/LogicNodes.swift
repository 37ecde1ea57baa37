final class NotNode: Node {
    let operand: any Node

    init(_ operand: any Node) { self.operand = operand }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        .bool(try !operand.bool(environment))
    }
}

/// The right side is evaluated only when the left is true, and must be a Bool then.
final class AndNode: Node {
    let left: any Node
    let right: any Node

    init(_ left: any Node, _ right: any Node) {
        self.left = left
        self.right = right
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        guard try left.bool(environment) else { return .bool(false) }
        return .bool(try right.bool(environment))
    }
}

final class OrNode: Node {
    let left: any Node
    let right: any Node

    init(_ left: any Node, _ right: any Node) {
        self.left = left
        self.right = right
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        if try left.bool(environment) { return .bool(true) }
        return .bool(try right.bool(environment))
    }
}

/// Only the branch that is chosen is evaluated.
final class ConditionalNode: Node {
    let condition: any Node
    let then: any Node
    let otherwise: any Node

    init(_ condition: any Node, _ then: any Node, _ otherwise: any Node) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        try condition.bool(environment) ? try then.evaluate(environment) : try otherwise.evaluate(environment)
    }
}

final class EqualNode: Node {
    let left: any Node
    let right: any Node
    let isNegated: Bool

    init(_ left: any Node, _ right: any Node, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let left = try left.evaluate(environment)
        let right = try right.evaluate(environment)
        return .bool((left == right) != isNegated)
    }
}
