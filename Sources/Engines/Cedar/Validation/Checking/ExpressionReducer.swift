/// Reduces expressions to their core and numbers their forms, so that what is known of one expression can be found
/// again at another that reads the same.
struct ExpressionReducer {
    /// One level of an expression, with the numbers of what is below.
    private enum Form: Hashable {
        case literal(Literal)
        case variable(Variable)
        case slot(Slot)
        case unary(CoreUnaryOperator, Int)
        case binary(CoreBinaryOperator, Int, Int)
        case and(Int, Int)
        case or(Int, Int)
        case conditional(Int, Int, Int)
        case attribute(Int, Text)
        case has(Int, Text)
        case like(Int, Pattern)
        case isType(Int, Name)
        case set([Int])
        case record([Text: Int])
        case call(ExtensionFunction, [Int])
    }

    private var numbers: [Form: Int] = [:]
    /// How many nodes there are in the form of each number, counting shared ones as often as they are reached.
    private var sizes: [Int] = []
    private var depth = 0
    /// Whether an expression was nested too deeply or grew too large; what was given back then is not the whole.
    private(set) var exceedsLimits = false

    /// Deeper than parsed policies are, and well within the stack of a thread.
    static let deepest = PolicyParser.maximumHeight + 100
    /// Reduction writes operands twice, so that nested tests could grow beyond all bounds.
    static let largest = 1_000_000

    mutating func reduce(_ expression: Expression) -> ShapedExpression {
        guard depth < ExpressionReducer.deepest else {
            return cut(at: expression.range)
        }
        depth += 1
        defer { depth -= 1 }
        let range = expression.range
        switch expression.kind {
        case .and, .or: return chain(expression)
        case .binary(let operation, let left, let right):
            let left = reduce(left)
            return binary(operation, left, reduce(right), at: range)
        case .literal(let literal): return make(.literal(literal), at: range)
        case .variable(let variable): return make(.variable(variable), at: range)
        case .slot(let slot): return make(.slot(slot), at: range)
        case .not(let operand): return make(.unary(.not, reduce(operand)), at: range)
        case .negate(let operand): return make(.unary(.negate, reduce(operand)), at: range)
        case .isEmpty(let operand): return make(.unary(.isEmpty, reduce(operand)), at: range)
        default: return reduceRest(expression)
        }
    }

    private mutating func reduceRest(_ expression: Expression) -> ShapedExpression {
        let range = expression.range
        switch expression.kind {
        case .conditional(let guardian, let yes, let no):
            let guardian = reduce(guardian)
            let yes = reduce(yes)
            return make(.conditional(guardian, then: yes, else: reduce(no)), at: range)
        case .attribute(let operand, let name): return make(.attribute(reduce(operand), name), at: range)
        case .has(let operand, let path): return has(reduce(operand), path, at: range)
        case .like(let operand, let pattern): return make(.like(reduce(operand), pattern), at: range)
        case .isType(let operand, let type, let group):
            let operand = reduce(operand)
            let test = make(.isType(operand, type), at: range)
            guard let group else { return test }
            return and(test, make(.binary(.in, operand, reduce(group)), at: range), at: range)
        case .set(let elements): return make(.set(elements.map { reduce($0) }), at: range)
        case .record(let members):
            return make(.record(members.map { .init(key: $0.key, value: reduce($0.value)) }), at: range)
        case .call(let function, let arguments): return make(.call(function, arguments.map { reduce($0) }), at: range)
        default: return make(.literal(.bool(true)), at: range)  // all other kinds are reduced above
        }
    }

    /// Long chains lean to the left: they are walked, so that they may be longer than the stack is deep.
    private mutating func chain(_ expression: Expression) -> ShapedExpression {
        var links: [(isAnd: Bool, right: Expression, range: SourceRange?)] = []
        var first = expression
        while true {
            if case .and(let left, let right) = first.kind {
                links.append((true, right, first.range))
                first = left
            } else if case .or(let left, let right) = first.kind {
                links.append((false, right, first.range))
                first = left
            } else {
                break
            }
        }
        var result = reduce(first)
        for link in links.reversed() {
            let right = reduce(link.right)
            result = link.isAnd ? and(result, right, at: link.range) : or(result, right, at: link.range)
        }
        return result
    }

    // MARK: Building

    /// Two literals are joined at once, as the reference does when it builds expressions.
    mutating func and(
        _ left: ShapedExpression, _ right: ShapedExpression, at range: SourceRange?
    ) -> ShapedExpression {
        if case .literal(.bool(let left)) = left.kind, case .literal(.bool(let right)) = right.kind {
            return make(.literal(.bool(left && right)), at: range)
        }
        return make(.and(left, right), at: range)
    }

    private mutating func or(
        _ left: ShapedExpression, _ right: ShapedExpression, at range: SourceRange?
    ) -> ShapedExpression {
        if case .literal(.bool(let left)) = left.kind, case .literal(.bool(let right)) = right.kind {
            return make(.literal(.bool(left || right)), at: range)
        }
        return make(.or(left, right), at: range)
    }

    private mutating func binary(
        _ operation: BinaryOperator, _ left: ShapedExpression, _ right: ShapedExpression, at range: SourceRange?
    ) -> ShapedExpression {
        func core(_ operation: CoreBinaryOperator) -> ShapedExpression.Kind { .binary(operation, left, right) }
        switch operation {
        case .equal: return make(core(.equal), at: range)
        case .notEqual: return make(.unary(.not, make(core(.equal), at: range)), at: range)
        case .less: return make(core(.less), at: range)
        case .lessOrEqual: return make(core(.lessOrEqual), at: range)
        case .greater: return make(.unary(.not, make(core(.lessOrEqual), at: range)), at: range)
        case .greaterOrEqual: return make(.unary(.not, make(core(.less), at: range)), at: range)
        case .add: return make(core(.add), at: range)
        case .subtract: return make(core(.subtract), at: range)
        case .multiply: return make(core(.multiply), at: range)
        case .in: return make(core(.in), at: range)
        case .contains: return make(core(.contains), at: range)
        case .containsAll: return make(core(.containsAll), at: range)
        case .containsAny: return make(core(.containsAny), at: range)
        case .getTag: return make(core(.getTag), at: range)
        case .hasTag: return make(core(.hasTag), at: range)
        }
    }

    /// `e has a.b.c` is `(e has a && e.a has b) && e.a.b has c`.
    private mutating func has(
        _ operand: ShapedExpression, _ path: [Text], at range: SourceRange?
    ) -> ShapedExpression {
        guard path.count < ExpressionReducer.deepest - depth else { return cut(at: range) }
        var test: ShapedExpression?
        var operand = operand
        for name in path {
            let next = make(.has(operand, name), at: range)
            test = test.map { and($0, next, at: range) } ?? next
            operand = make(.attribute(operand, name), at: range)
        }
        return test ?? make(.literal(.bool(true)), at: range)
    }

    mutating func make(_ kind: ShapedExpression.Kind, at range: SourceRange?) -> ShapedExpression {
        let form = ExpressionReducer.form(of: kind)
        if let number = numbers[form] { return ShapedExpression(kind, at: range, number) }
        let number = sizes.count
        let expression = ShapedExpression(kind, at: range, number)
        numbers[form] = number
        let size = expression.children.reduce(1) { min($0 + sizes[$1.note], ExpressionReducer.largest + 1) }
        sizes.append(size)
        if size > ExpressionReducer.largest { return cut(at: range) }
        return expression
    }

    /// Stands where the rest is not looked at.
    private mutating func cut(at range: SourceRange?) -> ShapedExpression {
        exceedsLimits = true
        return make(.literal(.bool(true)), at: range)
    }

    private static func form(of kind: ShapedExpression.Kind) -> Form {
        switch kind {
        case .literal(let literal): .literal(literal)
        case .variable(let variable): .variable(variable)
        case .slot(let slot): .slot(slot)
        case .unary(let operation, let operand): .unary(operation, operand.note)
        case .binary(let operation, let left, let right): .binary(operation, left.note, right.note)
        case .and(let left, let right): .and(left.note, right.note)
        case .or(let left, let right): .or(left.note, right.note)
        case .conditional(let guardian, let yes, let no): .conditional(guardian.note, yes.note, no.note)
        case .attribute(let operand, let name): .attribute(operand.note, name)
        case .has(let operand, let name): .has(operand.note, name)
        case .like(let operand, let pattern): .like(operand.note, pattern)
        case .isType(let operand, let type): .isType(operand.note, type)
        case .set(let elements): .set(elements.map(\.note))
        case .record(let members):
            .record(Dictionary(members.map { ($0.key, $0.value.note) }, uniquingKeysWith: { $1 }))
        case .call(let function, let arguments): .call(function, arguments.map(\.note))
        }
    }
}
