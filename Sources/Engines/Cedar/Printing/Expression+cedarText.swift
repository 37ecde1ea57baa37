extension Expression: CustomStringConvertible {
    /// The expression as policy text, with the parentheses that it needs and no others; reading it gives an equal
    /// expression.
    public var cedarText: String {
        var printer = ExpressionPrinter()
        printer.write(self, atLeast: .conditional)
        return printer.text
    }

    public var description: String { cedarText }
}

/// Writes expressions; a part that binds more loosely than its place allows gets parentheses.
private struct ExpressionPrinter {
    enum Binding: Int, Comparable {
        case conditional, or, and, relation, sum, product, unary, member

        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    var text = ""

    mutating func write(_ expression: Expression, atLeast binding: Binding) {
        let needsParentheses = Self.binding(of: expression) < binding
        if needsParentheses { text += "(" }
        write(expression.kind)
        if needsParentheses { text += ")" }
    }

    private static func binding(of expression: Expression) -> Binding {
        switch expression.kind {
        case .conditional: .conditional
        case .or: .or
        case .and: .and
        // Written as a conjunction, it binds like one.
        case .has(_, let path) where path.count > 1 && !path.allSatisfy(\.isUsableIdentifier): .and
        case .has, .like, .isType: .relation
        case .binary(let operation, _, _): binding(of: operation)
        case .not, .negate: .unary
        case .literal(.long(let value)) where value < 0: .unary
        default: .member
        }
    }

    private static func binding(of operation: BinaryOperator) -> Binding {
        switch operation {
        case .add, .subtract: .sum
        case .multiply: .product
        case .contains, .containsAll, .containsAny, .getTag, .hasTag: .member
        default: .relation
        }
    }

    private mutating func write(_ kind: Expression.Kind) {
        switch kind {
        case .literal(let literal): write(literal)
        case .variable(let variable): text += variable.rawValue
        case .slot(let slot): text += slot.rawValue
        case .not(let operand): writeUnary("!", operand)
        case .negate(let operand): writeUnary("-", operand)
        case .and(let left, let right): write(left, .and, "&&", right, .relation)
        case .or(let left, let right): write(left, .or, "||", right, .and)
        case .conditional(let condition, let then, let otherwise):
            for (word, part) in [("if ", condition), (" then ", then), (" else ", otherwise)] {
                text += word
                write(part, atLeast: .conditional)
            }
        case .binary(let operation, let left, let right): write(operation, left, right)
        case .isEmpty(let set): write(set, method: "isEmpty", [])
        case .attribute(let target, let name):
            write(target, atLeast: .member)
            text += name.isUsableIdentifier ? ".\(name)" : "[\"\(name.string.escapedForCedar)\"]"
        case .has(let target, let path): writeHas(target, path)
        case .like(let target, let pattern):
            write(target, atLeast: .sum)
            text += " like \"\(pattern.escaped)\""
        case .isType(let target, let type, let group):
            write(target, atLeast: .sum)
            text += " is \(type)"
            if let group {
                text += " in "
                write(group, atLeast: .sum)
            }
        case .set(let elements): writeList("[", elements, "]")
        case .record(let members): write(members)
        case .call(let function, let arguments):
            if function.isConstructor || arguments.isEmpty {
                text += function.rawValue
                writeList("(", arguments[...], ")")
            } else {
                write(arguments[0], method: function.rawValue, arguments.dropFirst())
            }
        }
    }

    private mutating func write(_ literal: Literal) {
        switch literal {
        case .bool(let value): text += String(value)
        case .long(let value): text += String(value)
        case .string(let value): text += "\"\(value.string.escapedForCedar)\""
        case .entity(let uid): text += uid.description
        }
    }

    /// At most four signs in a row may be written, the one of a negative number included.
    private mutating func writeUnary(_ sign: String, _ operand: Expression) {
        var operand = operand
        var count = 1
        while count < 4, let inner = operand.operand(of: sign) {
            operand = inner
            count += 1
        }
        text += String(repeating: sign, count: count)
        guard case .literal(.long(let value)) = operand.kind else { return write(operand, atLeast: .member) }
        // A minus right before a number belongs to it.
        let needsParentheses = sign == "-" ? value >= 0 || count == 4 : value < 0
        text += needsParentheses ? "(\(value))" : String(value)
    }

    private mutating func write(
        _ left: Expression, _ leftBinding: Binding, _ operation: String, _ right: Expression, _ rightBinding: Binding
    ) {
        write(left, atLeast: leftBinding)
        text += " \(operation) "
        write(right, atLeast: rightBinding)
    }

    private mutating func write(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) {
        switch Self.binding(of: operation) {
        case .sum: write(left, .sum, operation.rawValue, right, .product)
        case .product: write(left, .product, operation.rawValue, right, .unary)
        case .member: write(left, method: operation.rawValue, [right])
        default: write(left, .sum, operation.rawValue, right, .sum)
        }
    }

    private mutating func write(_ target: Expression, method: String, _ arguments: ArraySlice<Expression>) {
        write(target, atLeast: .member)
        text += ".\(method)"
        writeList("(", arguments, ")")
    }

    /// Text has paths of identifiers only; another path is written out as the conjunction that it means.
    private mutating func writeHas(_ target: Expression, _ path: [Text]) {
        if path.allSatisfy(\.isUsableIdentifier) {
            write(target, atLeast: .sum)
            text += " has \(path.map(\.string).joined(separator: "."))"
            return
        }
        var holder = target
        for (index, name) in path.enumerated() {
            if index > 0 { text += " && " }
            write(holder, atLeast: .sum)
            text += " has " + (name.isUsableIdentifier ? name.string : "\"\(name.string.escapedForCedar)\"")
            holder = Expression(.attribute(holder, name))
        }
    }

    private mutating func writeList(_ open: String, _ elements: some Collection<Expression>, _ close: String) {
        text += open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += ", " }
            write(element, atLeast: .conditional)
        }
        text += close
    }

    private mutating func write(_ members: [Expression.RecordMember]) {
        text += "{"
        for (index, member) in members.enumerated() {
            if index > 0 { text += ", " }
            text += member.key.isUsableIdentifier ? "\(member.key): " : "\"\(member.key.string.escapedForCedar)\": "
            write(member.value, atLeast: .conditional)
        }
        text += "}"
    }
}

extension Expression {
    fileprivate func operand(of sign: String) -> Expression? {
        switch kind {
        case .not(let operand) where sign == "!": operand
        case .negate(let operand) where sign == "-": operand
        default: nil
        }
    }
}

extension Text {
    /// Whether policy text can have it as a plain name.
    var isUsableIdentifier: Bool { Identifier.isUsable(string[...].utf8) }
}
