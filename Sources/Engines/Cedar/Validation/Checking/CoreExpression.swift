/// An expression reduced to the forms that have a meaning of their own: no `!=`, `>`, `>=`, `is … in`, nor `has` with a
/// path. Each node carries a note.
package final class CoreExpression<Note: Sendable>: Sendable {
    package struct Member: Sendable {
        package let key: Text
        package let value: CoreExpression
    }

    package indirect enum Kind: Sendable {
        case literal(Literal)
        case variable(Variable)
        case slot(Slot)
        case unary(CoreUnaryOperator, CoreExpression)
        case binary(CoreBinaryOperator, CoreExpression, CoreExpression)
        case and(CoreExpression, CoreExpression)
        case or(CoreExpression, CoreExpression)
        case conditional(CoreExpression, then: CoreExpression, else: CoreExpression)
        case attribute(CoreExpression, Text)
        case has(CoreExpression, Text)
        case like(CoreExpression, Pattern)
        case isType(CoreExpression, Name)
        case set([CoreExpression])
        case record([Member])
        case call(ExtensionFunction, [CoreExpression])
    }

    package let kind: Kind
    package let range: SourceRange?
    package let note: Note

    init(_ kind: Kind, at range: SourceRange?, _ note: Note) {
        self.kind = kind
        self.range = range
        self.note = note
    }
}

extension CoreExpression {
    /// The operands, in the order of their evaluation.
    package var children: [CoreExpression] {
        switch kind {
        case .literal, .variable, .slot: []
        case .unary(_, let operand), .attribute(let operand, _), .has(let operand, _), .like(let operand, _),
            .isType(let operand, _):
            [operand]
        case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
        case .conditional(let guardian, let yes, let no): [guardian, yes, no]
        case .set(let elements), .call(_, let elements): elements
        case .record(let members): members.map(\.value)
        }
    }

    /// Visits the expression and all below it, parents first, on a stack of its own.
    package func visit(_ body: (CoreExpression) -> Void) {
        var stack = [self]
        while let next = stack.popLast() {
            body(next)
            stack += next.children.reversed()
        }
    }
}

/// An expression whose notes say which of its nodes have the same form: equal numbers, equal expressions.
typealias ShapedExpression = CoreExpression<Int>

/// An expression with the types of all its nodes in one request environment. A type is missing only in expressions that
/// are ill-typed.
package typealias TypedExpression = CoreExpression<CedarType?>

extension TypedExpression {
    package var type: CedarType? { note }
}

package enum CoreUnaryOperator: Hashable, Sendable {
    case not, negate, isEmpty
}

package enum CoreBinaryOperator: String, Hashable, Sendable {
    case equal, less, lessOrEqual, add, subtract, multiply
    case `in`, contains, containsAll, containsAny, getTag, hasTag
}
