/// An expression of the policy language, as written: nothing is desugared here, so that what was read can be printed
/// and translated again. What each form means is said at its evaluation.
public struct Expression: Sendable {
    public indirect enum Kind: Hashable, Sendable {
        case literal(Literal)
        case variable(Variable)
        /// Only in the conditions that linking makes of a template's scope; text cannot hold it there.
        case slot(Slot)
        case not(Expression)
        case negate(Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case conditional(Expression, then: Expression, else: Expression)
        case binary(BinaryOperator, Expression, Expression)
        case isEmpty(Expression)
        case attribute(Expression, Text)
        /// `e has a`, and `e has a.b.c` with the whole path (never empty).
        case has(Expression, [Text])
        case like(Expression, Pattern)
        /// `e is T` and `e is T in g`.
        case isType(Expression, Name, in: Expression?)
        case set([Expression])
        /// Members in the order of the text; keys are unique.
        case record([RecordMember])
        case call(ExtensionFunction, [Expression])
    }

    public struct RecordMember: Hashable, Sendable {
        public let key: Text
        public let value: Expression

        public init(key: Text, value: Expression) {
            self.key = key
            self.value = value
        }
    }

    public let kind: Kind
    /// Where in its source the expression stands; nil when it was not read from text.
    public let range: SourceRange?

    public init(_ kind: Kind, at range: SourceRange? = nil) {
        self.kind = kind
        self.range = range
    }
}

/// Expressions are equal when they say the same; where they stand does not count.
extension Expression: Hashable {
    public static func == (left: Expression, right: Expression) -> Bool { left.kind == right.kind }

    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

public enum Literal: Hashable, Sendable {
    case bool(Bool)
    case long(Int64)
    case string(Text)
    case entity(EntityUID)
}

public enum Variable: String, Hashable, Sendable, CaseIterable {
    case principal, action, resource, context
}

/// A place in a template's scope that a link fills.
public enum Slot: String, Hashable, Sendable, CaseIterable, Comparable {
    case principal = "?principal"
    case resource = "?resource"

    public static func < (left: Slot, right: Slot) -> Bool { left.rawValue < right.rawValue }
}

/// Operators and methods of two operands. Both operands are evaluated, left first, before their types are looked at.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case `in`
    case contains, containsAll, containsAny, getTag, hasTag

    /// Whether the text form is `a.name(b)` and not `a op b`.
    public var isMethod: Bool {
        switch self {
        case .contains, .containsAll, .containsAny, .getTag, .hasTag: true
        default: false
        }
    }
}
