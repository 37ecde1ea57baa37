internal import Core

/// Reads expressions from JSON: an object with one member, whose name is the operator.
struct ExpressionJSONReader {
    /// How often text may repeat an expression, see ``copies``.
    private static let maximumCopies = 1_000
    /// How deep expressions may nest, first operands not counted.
    private static let maximumNesting = 300

    /// How often the text of the policy will have the expression at hand: text writes out a `has` with names that are
    /// no identifiers, its left side once for each name.
    private var copies = 1
    private var nesting = 0
    /// The first operand, which has been read already.
    private var first: Expression?

    /// Reads an expression. Chains of operators nest in their first operands, much deeper than the stack should:
    /// those are read in a loop, from the innermost.
    func expression(_ node: JSONNode) throws(Diagnostic) -> Expression {
        guard nesting < Self.maximumNesting else {
            throw Diagnostic(
                "this expression nests too deeply: more than \(Self.maximumNesting) levels", at: node.range)
        }
        var reader = self
        reader.nesting += 1
        var pending = [(node: node, copies: copies)]
        while let (node, copies) = pending.last, let operand = Self.firstOperand(of: node) {
            pending.append((operand.node, Self.product(copies, operand.copies)))
        }
        reader.first = nil
        var result: Expression?
        for (node, copies) in pending.reversed() {
            reader.copies = copies
            reader.first = result
            result = try reader.form(node)
        }
        guard let result else { return try form(node) }
        return result
    }

    /// No more than one above the maximum, so that it never overflows.
    private static func product(_ left: Int, _ right: Int) -> Int {
        min(left, maximumCopies + 1) * min(right, maximumCopies + 1)
    }

    /// The operand that stands first in an operation, and how often text writes it.
    private static func firstOperand(of node: JSONNode) -> (node: JSONNode, copies: Int)? {
        guard let member = node.members?.first, node.members?.count == 1 else { return nil }
        switch member.name {
        case "Value", "Var", "Slot", "Unknown", "Set", "Record", "if-then-else": return nil
        case "has":
            let path = member.value["attr"]?.array?.compactMap { $0.string.map { Text($0) } } ?? []
            return member.value["left"].map { ($0, path.allSatisfy(\.isUsableIdentifier) ? 1 : path.count) }
        default:
            let operand = member.value["left"] ?? member.value["arg"] ?? member.value.array?.first
            return operand.map { ($0, 1) }
        }
    }

    private func form(_ node: JSONNode) throws(Diagnostic) -> Expression {
        let members = try node.object("an expression")
        guard let member = members.first, members.count == 1 else {
            throw Diagnostic(
                "an expression must have exactly one member, but this has \(members.count)", at: node.range)
        }
        return Expression(try kind(member.name, member.value, at: member.range))
    }

    /// Reads an operand that is not the first.
    private func other(_ node: JSONNode) throws(Diagnostic) -> Expression {
        var reader = self
        reader.first = nil
        return try reader.expression(node)
    }

    private func kind(_ name: String, _ node: JSONNode, at place: SourceRange) throws(Diagnostic) -> Expression.Kind {
        switch name {
        case "Value": return try ValueExpressionReader().expression(node).kind
        case "Var": return .variable(try variable(node))
        case "Slot":
            throw Diagnostic("template slots are not supported in conditions", at: node.range)
        case "Unknown":
            throw Diagnostic("unknown values are not supported in policies", at: node.range)
        case "!": return .not(try argument(node))
        case "neg": return .negate(try argument(node))
        case "isEmpty": return .isEmpty(try argument(node))
        case "&&": return try pair(node) { .and($0, $1) }
        case "||": return try pair(node) { .or($0, $1) }
        case ".", "has", "like", "is", "if-then-else": return try special(name, node)
        case "Set": return .set(try list(node))
        case "Record": return .record(try record(node))
        default:
            if let operation = BinaryOperator(rawValue: name) {
                return try pair(node) { .binary(operation, $0, $1) }
            }
            return try call(name, node, at: place)
        }
    }

    private func special(_ name: String, _ node: JSONNode) throws(Diagnostic) -> Expression.Kind {
        switch name {
        case ".":
            let fields = try node.fields(["left", "attr"], of: "an attribute access")
            return .attribute(try operand("left", fields, node), try node.required("attr", in: fields).text())
        case "has":
            let fields = try node.fields(["left", "attr"], of: "a `has`")
            let path = try path(try node.required("attr", in: fields))
            return .has(try operand("left", fields, node), path)
        case "like":
            let fields = try node.fields(["left", "pattern"], of: "a `like`")
            return .like(try operand("left", fields, node), try pattern(try node.required("pattern", in: fields)))
        case "is":
            let fields = try node.fields(["left", "entity_type", "in"], of: "an `is`")
            let type = try PolicyJSONReader().typeName(try node.required("entity_type", in: fields))
            var group: Expression?
            if let inner = fields["in"] { group = try other(inner) }
            return .isType(try operand("left", fields, node), type, in: group)
        default:
            let fields = try node.fields(["if", "then", "else"], of: "an `if-then-else`")
            return .conditional(
                try operand("if", fields, node), then: try operand("then", fields, node),
                else: try operand("else", fields, node))
        }
    }

    private func call(_ name: String, _ node: JSONNode, at place: SourceRange) throws(Diagnostic) -> Expression.Kind {
        guard let function = ExtensionFunction(rawValue: name) else {
            let nearest = NearestName.of(name, among: ExtensionFunction.allCases.map(\.rawValue))
            throw Diagnostic(
                "`\(name)` is not a known extension function or operator", at: place,
                help: nearest.map { "did you mean `\($0)`?" })
        }
        let arguments = try list(node)
        return try function.call(arguments, at: node.range)
    }
}

// MARK: Parts

extension ExpressionJSONReader {
    private func variable(_ node: JSONNode) throws(Diagnostic) -> Variable {
        guard let variable = Variable(rawValue: try node.text().string) else {
            throw Diagnostic(
                "unknown variant `\(node.string ?? "")`, expected one of `principal`, `action`, `resource`, `context`",
                at: node.range)
        }
        return variable
    }

    private func operand(
        _ name: Text, _ fields: [Text: JSONNode], _ node: JSONNode
    ) throws(Diagnostic) -> Expression {
        let operand = try node.required(name, in: fields)
        if let first, name == "left" || name == "arg" { return first }
        return try other(operand)
    }

    private func argument(_ node: JSONNode) throws(Diagnostic) -> Expression {
        try operand("arg", try node.fields(["arg"], of: "an operation"), node)
    }

    private func pair(
        _ node: JSONNode, _ make: (Expression, Expression) -> Expression.Kind
    ) throws(Diagnostic) -> Expression.Kind {
        let fields = try node.fields(["left", "right"], of: "an operation")
        return make(try operand("left", fields, node), try operand("right", fields, node))
    }

    private func list(_ node: JSONNode) throws(Diagnostic) -> [Expression] {
        var elements: [Expression] = []
        for (index, element) in try node.elements().enumerated() {
            if index == 0, let first { elements.append(first) } else { elements.append(try other(element)) }
        }
        return elements
    }

    private func record(_ node: JSONNode) throws(Diagnostic) -> [Expression.RecordMember] {
        var members: [Expression.RecordMember] = []
        for member in try node.object() {
            members.append(
                Expression.RecordMember(key: Text(member.name), value: try other(member.value)))
        }
        return members
    }

    private func path(_ node: JSONNode) throws(Diagnostic) -> [Text] {
        guard let elements = node.array else { return [try node.text("a string or an array of strings")] }
        guard !elements.isEmpty else { throw Diagnostic("`has` needs at least one attribute", at: node.range) }
        var path: [Text] = []
        for element in elements { path.append(try element.text()) }
        let copies = path.allSatisfy(\.isUsableIdentifier) ? 1 : Self.product(copies, path.count)
        guard path.count <= PolicyParser.maximumNesting, copies <= Self.maximumCopies else {
            throw Diagnostic("this `has` is too large: too many names stand in it", at: node.range)
        }
        return path
    }

    private func pattern(_ node: JSONNode) throws(Diagnostic) -> Pattern {
        var elements: [Pattern.Element] = []
        for element in try node.elements() {
            if element.string == "Wildcard" {
                elements.append(.wildcard)
                continue
            }
            let fields = try element.fields(["Literal"], of: "an element of a pattern")
            let literal = try element.required("Literal", in: fields).text()
            elements += literal.string.unicodeScalars.map { .scalar($0) }
        }
        return Pattern(elements)
    }
}

/// Reads the values that stand under `Value`, as expressions that make them.
private struct ValueExpressionReader {
    func expression(_ node: JSONNode) throws(Diagnostic) -> Expression {
        switch node.value {
        case .null: throw Diagnostic("found a `null` value; there is none in Cedar", at: node.range)
        case .boolean(let value): return Expression(.literal(.bool(value)))
        case .string(let value): return Expression(.literal(.string(Text(value))))
        case .number(let text):
            guard let value = Int64(text) else {
                throw Diagnostic("`\(text)` is no integer of 64 bits", at: node.range)
            }
            return Expression(.literal(.long(value)))
        case .array(let elements):
            var expressions: [Expression] = []
            for element in elements { expressions.append(try expression(element)) }
            return Expression(.set(expressions))
        case .object(let members):
            if members.count == 1, let escaped = try escaped(members[0]) { return escaped }
            var record: [Expression.RecordMember] = []
            for member in members {
                record.append(Expression.RecordMember(key: Text(member.name), value: try expression(member.value)))
            }
            return Expression(.record(record))
        }
    }

    /// `__entity` and `__extn` are escapes only as the one member of an object whose own members fit.
    private func escaped(_ member: JSONMember) throws(Diagnostic) -> Expression? {
        switch member.name {
        case "__entity":
            guard member.value["type"]?.string != nil, member.value["id"]?.string != nil else { return nil }
            return Expression(.literal(.entity(try PolicyJSONReader().uid(member.value))))
        case "__extn":
            guard let name = member.value["fn"]?.string else { return nil }
            guard let arguments = member.value["arg"].map({ [$0] }) ?? member.value["args"]?.array else { return nil }
            guard let function = ExtensionFunction(rawValue: name) else {
                throw Diagnostic("extension function `\(name)` does not exist", at: member.value.range)
            }
            var expressions: [Expression] = []
            for argument in arguments { expressions.append(try expression(argument)) }
            return Expression(try function.call(expressions, at: member.value.range))
        case "__expr":
            throw Diagnostic("the `__expr` escape is no longer supported", at: member.range)
        default:
            return nil
        }
    }
}

extension ExtensionFunction {
    /// The call, which text must be able to write.
    fileprivate func call(_ arguments: [Expression], at place: SourceRange) throws(Diagnostic) -> Expression.Kind {
        guard isConstructor || !arguments.isEmpty else {
            throw Diagnostic("the method `\(rawValue)` needs a receiver as its first argument", at: place)
        }
        return .call(self, arguments)
    }
}
