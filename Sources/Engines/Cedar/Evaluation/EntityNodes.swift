/// `e.a` of a record or an entity.
final class AttributeNode: Node {
    let target: any Node
    let name: Text

    init(_ target: any Node, _ name: Text) {
        self.target = target
        self.name = name
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        switch try target.evaluate(environment) {
        case .record(let record):
            guard let value = record[name] else {
                throw .recordAttributeDoesNotExist(name, available: record.names)
            }
            return value
        case .entity(let number):
            guard let node = environment.graph.node(number) else {
                throw .entityDoesNotExist(environment.uid(number))
            }
            guard let value = node.attributes[name] else {
                throw .attributeDoesNotExist(
                    environment.uid(number), name, available: node.attributes.names)
            }
            return value
        case let other:
            throw environment.mismatch(other, expected: .record, .entity)
        }
    }
}

/// `e has a`: false for an entity that does not exist.
final class HasNode: Node {
    let target: any Node
    let name: Text

    init(_ target: any Node, _ name: Text) {
        self.target = target
        self.name = name
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        switch try target.evaluate(environment) {
        case .record(let record): .bool(record[name] != nil)
        case .entity(let number): .bool(environment.graph.node(number)?.attributes[name] != nil)
        case let other: throw environment.mismatch(other, expected: .record, .entity)
        }
    }
}

final class TagNode: Node {
    let target: any Node
    let key: any Node
    /// Whether it only asks if the tag is there.
    let isTest: Bool

    init(_ target: any Node, _ key: any Node, isTest: Bool) {
        self.target = target
        self.key = key
        self.isTest = isTest
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let targetValue = try target.evaluate(environment)
        let keyValue = try key.evaluate(environment)
        guard case .entity(let number) = targetValue else {
            throw environment.mismatch(targetValue, expected: .entity)
        }
        guard case .string(let name) = keyValue else { throw environment.mismatch(keyValue, expected: .string) }
        let node = environment.graph.node(number)
        if isTest { return .bool(node?.tags[name] != nil) }
        guard let node else { throw .entityDoesNotExist(environment.uid(number)) }
        guard let value = node.tags[name] else {
            throw .tagDoesNotExist(environment.uid(number), name, available: node.tags.names)
        }
        return value
    }
}

/// `e in g` and `e in [g, …]`. All of a set is looked at before any of it is compared: one that is no entity is an error.
final class InNode: Node {
    let left: any Node
    let right: any Node

    init(_ left: any Node, _ right: any Node) {
        self.left = left
        self.right = right
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        let leftValue = try left.evaluate(environment)
        let rightValue = try right.evaluate(environment)
        guard case .entity(let number) = leftValue else { throw environment.mismatch(leftValue, expected: .entity) }
        switch rightValue {
        case .entity(let group): return .bool(environment.graph.isMember(number, of: group))
        case .set(let groups):
            if let intruder = groups.intruder { throw environment.mismatch(intruder, expected: .entity) }
            for case .entity(let group) in groups.elements where environment.graph.isMember(number, of: group) {
                return .bool(true)
            }
            return .bool(false)
        default: throw environment.mismatch(rightValue, expected: .set, .entity)
        }
    }
}

/// `e is T`, by the entity's name alone.
final class TypeTestNode: Node {
    let target: any Node
    let type: TypeNumber

    init(_ target: any Node, _ type: TypeNumber) {
        self.target = target
        self.type = type
    }

    func evaluate(_ environment: Environment) throws(EvaluationError) -> RuntimeValue {
        .bool(environment.type(of: try target.entity(environment)) == type)
    }
}
