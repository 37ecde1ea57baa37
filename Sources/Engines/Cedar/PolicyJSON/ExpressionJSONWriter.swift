internal import Core

/// Writes expressions in JSON, each as an object whose one member is named after its operator.
struct ExpressionJSONWriter {
    var json: JSONWriter

    mutating func expression(_ expression: Expression) {
        json.beginObject()
        write(expression.kind)
        json.endObject()
    }

    private mutating func write(_ kind: Expression.Kind) {
        switch kind {
        case .literal(let literal): write(literal)
        case .variable(let variable): json.member("Var", variable.rawValue)
        case .slot(let slot): json.member("Slot", slot.rawValue)
        case .not(let operand): fields("!", [("arg", operand)])
        case .negate(let operand): fields("neg", [("arg", operand)])
        case .isEmpty(let operand): fields("isEmpty", [("arg", operand)])
        case .and(let left, let right): fields("&&", [("left", left), ("right", right)])
        case .or(let left, let right): fields("||", [("left", left), ("right", right)])
        case .binary(let operation, let left, let right):
            fields(operation.rawValue, [("left", left), ("right", right)])
        case .conditional(let condition, let then, let otherwise):
            fields("if-then-else", [("if", condition), ("then", then), ("else", otherwise)])
        case .attribute(let target, let name):
            fields(".", [("left", target)]) { $0.json.member("attr", name.string) }
        case .has(let target, let path):
            fields("has", [("left", target)]) { $0.write(path) }
        case .like(let target, let pattern):
            fields("like", [("left", target)]) { $0.write(pattern) }
        case .isType(let target, let type, let group):
            fields("is", [("left", target)]) { writer in
                writer.json.member("entity_type", type.path)
                if let group { writer.member("in", group) }
            }
        case .set(let elements): list("Set", elements)
        case .record(let members):
            json.name("Record")
            json.beginObject()
            for entry in members { member(entry.key.string, entry.value) }
            json.endObject()
        case .call(let function, let arguments): list(function.rawValue, arguments)
        }
    }

    private mutating func write(_ literal: Literal) {
        json.name("Value")
        switch literal {
        case .bool(let value): json.boolean(value)
        case .long(let value): json.integer(value)
        case .string(let value): json.string(value.string)
        case .entity(let uid):
            json.object { json in
                json.name("__entity")
                json.reference(to: uid)
            }
        }
    }

    private mutating func fields(
        _ name: String, _ operands: [(String, Expression)], _ more: (inout Self) -> Void = { _ in }
    ) {
        json.name(name)
        json.beginObject()
        for (name, operand) in operands { member(name, operand) }
        more(&self)
        json.endObject()
    }

    private mutating func member(_ name: String, _ expression: Expression) {
        json.name(name)
        self.expression(expression)
    }

    private mutating func list(_ name: String, _ elements: [Expression]) {
        json.name(name)
        json.beginArray()
        for element in elements { expression(element) }
        json.endArray()
    }

    private mutating func write(_ path: [Text]) {
        json.name("attr")
        if path.count == 1 {
            json.string(path[0].string)
        } else {
            json.array { json in for name in path { json.string(name.string) } }
        }
    }

    private mutating func write(_ pattern: Pattern) {
        json.name("pattern")
        json.beginArray()
        for element in pattern.elements {
            switch element {
            // One scalar each, as the reference writes them.
            case .scalar(let scalar): json.object { $0.member("Literal", String(scalar)) }
            case .wildcard: json.string("Wildcard")
            }
        }
        json.endArray()
    }
}
