/// Turns expressions into nodes; what is constant is computed here, once.
struct Compiler {
    var symbols = Symbols()

    mutating func node(_ expression: Expression) -> any Node {
        switch expression.kind {
        case .literal(let literal): return ConstantNode(value(literal))
        case .variable(let variable): return VariableNode(variable)
        case .slot(let slot): return FailingNode(.unlinkedSlot(slot))
        case .not(let operand): return NotNode(node(operand))
        case .negate(let operand): return NegateNode(node(operand))
        case .and(let left, let right): return AndNode(node(left), node(right))
        case .or(let left, let right): return OrNode(node(left), node(right))
        case .conditional(let condition, let then, let otherwise):
            return ConditionalNode(node(condition), node(then), node(otherwise))
        case .binary(let operation, let left, let right): return binary(operation, node(left), node(right))
        case .isEmpty(let set): return IsEmptyNode(node(set))
        case .attribute(let target, let name): return AttributeNode(node(target), name)
        case .has(let target, let path): return has(target, path)
        case .like(let target, let pattern): return LikeNode(node(target), pattern)
        case .isType(let target, let type, let group):
            let test = TypeTestNode(node(target), symbols.add(type: type))
            guard let group else { return test }
            return AndNode(test, InNode(node(target), node(group)))
        case .set(let elements): return set(elements.map { node($0) })
        case .record(let members): return record(members)
        case .call(let function, let arguments):
            // First, as `call` reads the symbols that they add.
            let nodes = arguments.map { node($0) }
            return call(function, nodes)
        }
    }

    private mutating func value(_ literal: Literal) -> RuntimeValue {
        switch literal {
        case .bool(let value): .bool(value)
        case .long(let value): .long(value)
        case .string(let value): .string(value)
        case .entity(let uid): .entity(symbols.add(uid))
        }
    }

    private func binary(_ operation: BinaryOperator, _ left: any Node, _ right: any Node) -> any Node {
        switch operation {
        case .equal: EqualNode(left, right, isNegated: false)
        case .notEqual: EqualNode(left, right, isNegated: true)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: ComparisonNode(operation, left, right)
        case .add, .subtract, .multiply: ArithmeticNode(operation, left, right)
        case .in: InNode(left, right)
        case .contains, .containsAll, .containsAny: ContainsNode(operation, left, right)
        case .getTag: TagNode(left, right, isTest: false)
        case .hasTag: TagNode(left, right, isTest: true)
        }
    }

    /// `x has a.b` means `x has a && x.a has b`.
    private mutating func has(_ target: Expression, _ path: [Text]) -> any Node {
        var holder = node(target)
        var result: (any Node)?
        for name in path {
            let test = HasNode(holder, name)
            result = result.map { AndNode($0, test) } ?? test
            holder = AttributeNode(holder, name)
        }
        return result ?? holder
    }

    private func set(_ elements: [any Node]) -> any Node {
        let constants = elements.compactMap { ($0 as? ConstantNode)?.value }
        return constants.count == elements.count ? ConstantNode(.set(RuntimeSet(constants))) : SetNode(elements)
    }

    private mutating func record(_ members: [Expression.RecordMember]) -> any Node {
        let nodes = members.map { (name: $0.key, value: node($0.value)) }
        let constants = nodes.compactMap { entry in
            (entry.value as? ConstantNode).map { (name: entry.name, value: $0.value) }
        }
        return constants.count == nodes.count ? ConstantNode(.record(RuntimeRecord(constants))) : RecordNode(nodes)
    }

    private func call(_ function: ExtensionFunction, _ arguments: [any Node]) -> any Node {
        let constants = arguments.compactMap { ($0 as? ConstantNode)?.value }
        guard constants.count == arguments.count else { return CallNode(function, arguments) }
        do throws(EvaluationError) {
            return ConstantNode(try CallNode.result(function, constants.map { symbols.value($0) }))
        } catch {
            return FailingNode(error)
        }
    }
}
