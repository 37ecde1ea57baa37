extension CoreExpression {
    /// The expression as messages show it: in Cedar text, with parentheses around all operands that are not the closest
    /// binding themselves.
    var messageText: String {
        switch kind {
        case .literal(let literal): literal.messageText
        case .variable(let variable): variable.rawValue
        case .slot(let slot): slot.rawValue
        case .unary(.not, let operand): "!\(operand.operandText)"
        case .unary(.negate, let operand): "-(\(operand.messageText))"
        case .unary(.isEmpty, let operand): "\(operand.operandText).isEmpty()"
        case .binary(let operation, let left, let right):
            if let symbol = operation.symbol {
                "\(left.operandText) \(symbol) \(right.operandText)"
            } else {
                "\(left.operandText).\(operation.rawValue)(\(right.messageText))"
            }
        case .and(let left, let right): "\(left.operandText) && \(right.operandText)"
        case .or(let left, let right): "\(left.operandText) || \(right.operandText)"
        case .conditional(let guardian, let yes, let no):
            "if \(guardian.messageText) then \(yes.messageText) else \(no.messageText)"
        case .attribute(let operand, let name):
            operand.operandText + (name.isIdentifier ? ".\(name)" : "[\(name.quotedForMessages)]")
        case .has(let operand, let name): "\(operand.operandText) has \(name.keyText)"
        case .like(let operand, let pattern): "\(operand.operandText) like \"\(pattern.escaped)\""
        case .isType(let operand, let type): "\(operand.operandText) is \(type)"
        case .set(let elements): "[\(elements.map(\.messageText).joined(separator: ", "))]"
        case .record(let members):
            "{\(members.map { "\($0.key.keyText): \($0.value.messageText)" }.joined(separator: ", "))}"
        case .call(let function, let arguments): CoreExpression.text(of: function, arguments)
        }
    }

    private static func text(of function: ExtensionFunction, _ arguments: [CoreExpression]) -> String {
        guard !function.isConstructor, let receiver = arguments.first else {
            return "\(function.rawValue)(\(arguments.map(\.messageText).joined(separator: ", ")))"
        }
        let rest = arguments.dropFirst().map(\.messageText).joined(separator: ", ")
        return "\(receiver.operandText).\(function.rawValue)(\(rest))"
    }

    private var operandText: String { bindsClosely ? messageText : "(\(messageText))" }

    private var bindsClosely: Bool {
        switch kind {
        case .literal, .variable, .slot, .set, .record, .attribute, .call, .unary(.isEmpty, _): true
        case .binary(let operation, _, _): operation.symbol == nil
        default: false
        }
    }
}

extension CoreBinaryOperator {
    /// Nil for methods.
    fileprivate var symbol: String? {
        switch self {
        case .equal: "=="
        case .less: "<"
        case .lessOrEqual: "<="
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .in: "in"
        case .contains, .containsAll, .containsAny, .getTag, .hasTag: nil
        }
    }
}

extension Literal {
    fileprivate var messageText: String {
        switch self {
        case .bool(let value): String(value)
        case .long(let value): String(value)
        case .string(let text): text.quotedForMessages
        case .entity(let uid): uid.messageText
        }
    }
}

extension Text {
    var isIdentifier: Bool { Identifier.isUsable(string[...].utf8) }

    var quotedForMessages: String { "\"\(string.escapedForMessages)\"" }

    /// The text as the name of an attribute is written.
    var keyText: String { isIdentifier ? string : quotedForMessages }
}
