/// What partial evaluation leaves of an expression (RFC 95).
public enum Residual: Sendable {
    case value(Value)
    /// Evaluation fails whatever the unknown parts turn out to be, with this error or with one of an operand that is
    /// evaluated earlier.
    case error(EvaluationError)
    /// The result depends on what is unknown.
    case partial(PartialExpression)
}

/// An expression some parts of which are unknown; see ``Residual/expression`` for its text.
public final class PartialExpression: Sendable {
    /// The forms of ``CoreExpression``, with conjunctions and disjunctions flat: grouping makes no difference to them.
    package indirect enum Kind: Sendable {
        case variable(Variable)
        case unary(CoreUnaryOperator, Residual)
        case binary(CoreBinaryOperator, Residual, Residual)
        case and([Residual])
        case or([Residual])
        case conditional(Residual, then: Residual, else: Residual)
        case attribute(Residual, Text)
        case has(Residual, Text)
        case like(Residual, Pattern)
        case isType(Residual, Name)
        case set([Residual])
        case record([Member])
        case call(ExtensionFunction, [Residual])
    }

    package struct Member: Sendable {
        package let key: Text
        package let value: Residual
    }

    package let kind: Kind
    package let type: CedarType?
    /// Whether evaluation can fail, given that all data conform to the schema.
    public let canFail: Bool

    init(_ kind: Kind, _ type: CedarType?) {
        self.kind = kind
        self.type = type
        canFail = kind.canFail
    }
}

extension Residual {
    static func bool(_ value: Bool) -> Residual { .value(.bool(value)) }

    /// Whether it is certainly true.
    public var isTrue: Bool { bool == true }
    /// Whether it is certainly false.
    public var isFalse: Bool { bool == false }

    /// The value, where it is a known Boolean.
    var bool: Bool? {
        if case .value(.bool(let value)) = self { value } else { nil }
    }

    /// The value, where it is certain.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// The error, where evaluation certainly fails.
    public var error: EvaluationError? {
        if case .error(let error) = self { error } else { nil }
    }

    /// The expression, where the result depends on what is unknown.
    public var partial: PartialExpression? {
        if case .partial(let expression) = self { expression } else { nil }
    }

    /// Whether evaluation can fail, given that all data conform to the schema.
    public var canFail: Bool {
        switch self {
        case .value: false
        case .error: true
        case .partial(let expression): expression.canFail
        }
    }

    var variable: Variable? {
        if case .variable(let variable) = partial?.kind { variable } else { nil }
    }

    /// Whether this is the very object that the other is, so that nothing has changed.
    func isSame(as other: Residual) -> Bool {
        switch (self, other) {
        case (.partial(let left), .partial(let right)): left === right
        case (.value, .value), (.error, .error): true  // these are never evaluated again
        default: false
        }
    }

    /// An expression of that form; its value, where the type tells it and evaluation cannot fail.
    static func make(_ kind: PartialExpression.Kind, _ type: CedarType?) -> Residual {
        let expression = PartialExpression(kind, type)
        if case .bool(let truth) = type, truth != .unknown, !expression.canFail { return .bool(truth == .alwaysTrue) }
        return .partial(expression)
    }
}

// MARK: Failing

extension PartialExpression.Kind {
    /// As the reference's `can_error_assuming_well_formed`, and somewhat more exact: attributes that a record must have
    /// are there, and most functions of extension types cannot fail.
    fileprivate var canFail: Bool {
        switch self {
        case .variable: false
        case .unary(.negate, _): true
        case .unary(_, let operand), .has(let operand, _), .like(let operand, _), .isType(let operand, _):
            operand.canFail
        case .binary(let operation, let left, let right): operation.canFail || left.canFail || right.canFail
        case .and(let operands), .or(let operands), .set(let operands): operands.contains(where: \.canFail)
        case .conditional(let condition, let yes, let no): condition.canFail || yes.canFail || no.canFail
        case .attribute(let operand, let name): operand.canFail || !operand.certainlyHas(name)
        case .record(let members): members.contains(where: \.value.canFail)
        case .call(let function, let arguments): function.canFail || arguments.contains(where: \.canFail)
        }
    }
}

extension Residual {
    /// Entities have no such attributes, as they need not exist.
    fileprivate func certainlyHas(_ name: Text) -> Bool {
        guard case .record(let record) = partial?.type else { return false }
        return record.attributes[name]?.isRequired == true
    }
}

extension CoreBinaryOperator {
    fileprivate var canFail: Bool {
        switch self {
        case .add, .subtract, .multiply, .getTag: true
        case .equal, .less, .lessOrEqual, .in, .contains, .containsAll, .containsAny, .hasTag: false
        }
    }
}

extension ExtensionFunction {
    fileprivate var canFail: Bool {
        switch self {
        case .decimal, .ip, .datetime, .duration, .offset, .durationSince, .toDate: true
        default: false
        }
    }
}
