/// A compiled expression. Classes, so that evaluation follows pointers and copies nothing.
protocol Node: AnyObject, Sendable {
    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue
}

extension Node {
    func bool(_ environment: Environment) throws(EvaluationError) -> Bool {
        let value = try evaluate(environment)
        guard case .bool(let bool) = value else { throw environment.mismatch(value, expected: .bool) }
        return bool
    }

    func string(_ environment: Environment) throws(EvaluationError) -> Text {
        let value = try evaluate(environment)
        guard case .string(let text) = value else { throw environment.mismatch(value, expected: .string) }
        return text
    }

    func entity(_ environment: Environment) throws(EvaluationError) -> EntityNumber {
        let value = try evaluate(environment)
        guard case .entity(let number) = value else { throw environment.mismatch(value, expected: .entity) }
        return number
    }
}

extension Environment {
    func mismatch(_ value: RuntimeValue, expected: ValueType...) -> EvaluationError {
        if case .entity(let number) = value {
            return .type(expected: expected, found: .entity, entity: uid(number).type)
        }
        return .type(expected: expected, found: value.type, entity: nil)
    }
}

final class ConstantNode: Node {
    let value: RuntimeValue

    init(_ value: RuntimeValue) { self.value = value }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue { value }
}

final class VariableNode: Node {
    let variable: Variable

    init(_ variable: Variable) { self.variable = variable }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        switch variable {
        case .principal: .entity(environment.principal)
        case .action: .entity(environment.action)
        case .resource: .entity(environment.resource)
        case .context: .record(environment.context)
        }
    }
}

/// What cannot be evaluated, such as a slot that was never linked.
final class FailingNode: Node {
    let error: EvaluationError

    init(_ error: EvaluationError) { self.error = error }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue { throw error }
}

final class SetNode: Node {
    let elements: [any Node]

    init(_ elements: [any Node]) { self.elements = elements }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        var values: [RuntimeValue] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try element.evaluate(environment)) }
        return .set(RuntimeSet(values))
    }
}

final class RecordNode: Node {
    let members: [(name: Text, value: any Node)]

    init(_ members: [(name: Text, value: any Node)]) { self.members = members }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        var values: [(name: Text, value: RuntimeValue)] = []
        values.reserveCapacity(members.count)
        for member in members { values.append((member.name, try member.value.evaluate(environment))) }
        return .record(RuntimeRecord(values))
    }
}
