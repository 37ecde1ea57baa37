extension PolicyParser {
    /// An expression with the height of its tree, which must stay walkable.
    struct Tree {
        let expression: Expression
        let height: Int
        /// Where it begins, brackets included.
        let start: Int
    }

    mutating func expression() throws(Diagnostic) -> Expression { try tree().expression }

    func tree(_ kind: Expression.Kind, over height: Int, from start: Int) throws(Diagnostic) -> Tree {
        guard height < Self.maximumHeight else {
            throw Diagnostic(
                "this expression is too large: more than \(Self.maximumHeight) operators stand in each other",
                at: SourceRange(start, previousEnd), help: "split the policy, or use a set with `contains`")
        }
        return Tree(expression: Expression(kind, at: SourceRange(start, previousEnd)), height: height + 1, start: start)
    }

    mutating func nested<Result>(_ body: (inout Self) throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
        guard nesting < Self.maximumNesting else {
            throw Diagnostic(
                "this expression nests too deeply: more than \(Self.maximumNesting) levels", at: token.range)
        }
        nesting += 1
        let result = try body(&self)
        nesting -= 1
        return result
    }

    /// `Expr` of the grammar.
    mutating func tree() throws(Diagnostic) -> Tree {
        guard at(keyword: "if") else { return try disjunction() }
        return try nested { (parser) throws(Diagnostic) in try parser.conditional() }
    }

    private mutating func conditional() throws(Diagnostic) -> Tree {
        let start = token.start
        try advance()
        let condition = try tree()
        guard try take(keyword: "then") else { throw unexpected("`then`") }
        let then = try tree()
        guard try take(keyword: "else") else {
            throw unexpected("`else`", help: "every `if` has a `then` and an `else`")
        }
        let otherwise = try tree()
        return try tree(
            .conditional(condition.expression, then: then.expression, else: otherwise.expression),
            over: max(condition.height, then.height, otherwise.height), from: start)
    }

    private mutating func disjunction() throws(Diagnostic) -> Tree {
        var left = try conjunction()
        while try take(.or) {
            let right = try conjunction()
            left = try tree(
                .or(left.expression, right.expression), over: max(left.height, right.height), from: left.start)
        }
        return left
    }

    private mutating func conjunction() throws(Diagnostic) -> Tree {
        var left = try relation()
        while try take(.and) {
            let right = try relation()
            left = try tree(
                .and(left.expression, right.expression), over: max(left.height, right.height), from: left.start)
        }
        return left
    }
}

// MARK: Relations, of which one only may stand between two operands

extension PolicyParser {
    private mutating func relation() throws(Diagnostic) -> Tree {
        let left = try sum()
        let leftEnd = previousEnd
        let result: Tree
        if try take(keyword: "has") {
            result = try tree(.has(left.expression, try hasPath()), over: left.height, from: left.start)
        } else if try take(keyword: "like") {
            result = try tree(.like(left.expression, try pattern()), over: left.height, from: left.start)
        } else if try take(keyword: "is") {
            result = try typeTest(left, leftEnd)
        } else if let operation = try relationOperator() {
            try advance()
            let right = try sum()
            result = try tree(
                .binary(operation, left.expression, right.expression), over: max(left.height, right.height),
                from: left.start)
        } else {
            return left
        }
        try refuseChain()
        return result
    }

    private func relationOperator() throws(Diagnostic) -> BinaryOperator? {
        switch token.kind {
        case .symbol(.equal): return .equal
        case .symbol(.notEqual): return .notEqual
        case .symbol(.less): return .less
        case .symbol(.lessOrEqual): return .lessOrEqual
        case .symbol(.greater): return .greater
        case .symbol(.greaterOrEqual): return .greaterOrEqual
        case .symbol(.assign):
            throw Diagnostic(
                "'=' is not a valid operator in Cedar", at: token.range, help: "try using '==' instead")
        case .identifier where text == "in": return .in
        default: return nil
        }
    }

    private func refuseChain() throws(Diagnostic) {
        let words: [StaticString] = ["has", "like", "is"]
        let isRelation = try relationOperator() != nil || words.contains { at(keyword: $0) }
        guard isRelation else { return }
        throw Diagnostic(
            "multiple relational operators (>, ==, in, etc.) must be used with parentheses to make ordering explicit",
            at: token.range, help: "write `a < b && b < c` for a range")
    }

    private mutating func typeTest(_ left: Tree, _ leftEnd: Int) throws(Diagnostic) -> Tree {
        let type = try typeName(ofTest: lexer.text(from: left.start, to: leftEnd))
        guard try take(keyword: "in") else {
            return try tree(.isType(left.expression, type, in: nil), over: left.height, from: left.start)
        }
        let group = try sum()
        return try tree(
            .isType(left.expression, type, in: group.expression), over: max(left.height, group.height),
            from: left.start)
    }

    /// A string, or identifiers joined by points.
    private mutating func hasPath() throws(Diagnostic) -> [Text] {
        let start = token.start
        var path: [Text] = []
        switch token.kind {
        case .string: path.append(try stringLiteral())
        case .identifier:
            path.append(Text(try usableIdentifier()))
            if at(.doubleColon) {
                _ = try self.path(after: path[0].string)
                throw Diagnostic(
                    "`\(lexer.text(from: start, to: previousEnd))` cannot be used as an attribute as it contains a "
                        + "namespace", at: range(from: start))
            }
            while try take(.dot) { path.append(Text(try usableIdentifier())) }
        case .end: throw unexpected("an attribute's name")
        default: throw notAnAttribute(from: start)
        }
        if at(.dot) || at(.leftBracket) || at(.leftParenthesis) { throw notAnAttribute(from: start) }
        guard path.count <= Self.maximumNesting else {
            throw Diagnostic(
                "this `has` is too long: more than \(Self.maximumNesting) names", at: range(from: start))
        }
        return path
    }

    private func notAnAttribute(from start: Int) -> Diagnostic {
        Diagnostic(
            "invalid RHS of a `has` operation: \(lexer.text(from: start, to: token.end))",
            at: SourceRange(start, token.end),
            help: "valid RHS of a `has` operation is either a sequence of identifiers separated by `.` or a string "
                + "literal")
    }

    private mutating func pattern() throws(Diagnostic) -> Pattern {
        guard token.kind == .string || token.kind == .end else {
            throw Diagnostic(
                "right hand side of a `like` expression must be a pattern literal, but got `\(text)`", at: token.range,
                help: "write the pattern as a string, `*` standing for any text")
        }
        return try patternLiteral()
    }
}

// MARK: Arithmetic

extension PolicyParser {
    private mutating func sum() throws(Diagnostic) -> Tree {
        var left = try product()
        while at(.plus) || at(.minus) {
            let operation: BinaryOperator = at(.plus) ? .add : .subtract
            try advance()
            let right = try product()
            left = try tree(
                .binary(operation, left.expression, right.expression), over: max(left.height, right.height),
                from: left.start)
        }
        return left
    }

    private mutating func product() throws(Diagnostic) -> Tree {
        var left = try unary()
        while at(.star) || at(.slash) || at(.percent) {
            guard at(.star) else {
                let name = at(.slash) ? "division" : "remainder/modulo"
                throw Diagnostic(
                    "\(name) is not supported", at: token.range, help: "arithmetic has only `+`, `-` and `*`")
            }
            try advance()
            let right = try unary()
            left = try tree(
                .binary(.multiply, left.expression, right.expression), over: max(left.height, right.height),
                from: left.start)
        }
        return left
    }

    private mutating func unary() throws(Diagnostic) -> Tree {
        guard at(.not) || at(.minus) else { return try member() }
        let start = token.start
        let symbol: PolicyToken.Symbol = at(.not) ? .not : .minus
        var starts: [Int] = []
        while at(symbol) {
            starts.append(token.start)
            try advance()
        }
        guard starts.count <= 4 else {
            throw Diagnostic(
                "too many occurrences of `\(symbol.text)`", at: SourceRange(start, token.start),
                help: "cannot chain more than 4 applications of a unary operator")
        }
        var operand: Tree
        if symbol == .minus, token.kind == .number, let negative = try negativeLiteral(from: starts[starts.count - 1]) {
            operand = negative
            starts.removeLast()
        } else {
            operand = try nested { (parser) throws(Diagnostic) in try parser.member() }
        }
        for start in starts.reversed() {
            operand = try tree(
                symbol == .not ? .not(operand.expression) : .negate(operand.expression), over: operand.height,
                from: start)
        }
        return operand
    }

    /// The number that a sign and digits make together; nil when the digits are the beginning of a longer member,
    /// such as `-1.foo`.
    private mutating func negativeLiteral(from start: Int) throws(Diagnostic) -> Tree? {
        let saved = self
        let magnitude = try unsignedNumber()
        guard !at(.dot), !at(.leftBracket), !at(.leftParenthesis) else {
            self = saved
            return nil
        }
        guard let value = Int64(magnitude: magnitude, isNegative: true) else { throw tooLarge(magnitude, start) }
        return try tree(.literal(.long(value)), over: 0, from: start)
    }

    mutating func unsignedNumber() throws(Diagnostic) -> UInt64 {
        guard let value = UInt64(text) else {
            throw Diagnostic(
                "integer parse error: number too large to fit in target type", at: token.range,
                help: "the largest number is \(Int64.max)")
        }
        try advance()
        return value
    }

    func tooLarge(_ value: UInt64, _ start: Int) -> Diagnostic {
        Diagnostic(
            "integer literal `\(value)` is too large", at: range(from: start),
            help: "maximum allowed integer literal is `\(Int64.max)`")
    }
}
