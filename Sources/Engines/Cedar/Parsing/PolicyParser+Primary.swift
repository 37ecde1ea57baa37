extension PolicyParser {
    mutating func primary() throws(Diagnostic) -> Tree {
        let start = token.start
        switch token.kind {
        case .number:
            let magnitude = try unsignedNumber()
            guard let value = Int64(exactly: magnitude) else { throw tooLarge(magnitude, start) }
            return try tree(.literal(.long(value)), over: 0, from: start)
        case .string:
            return try tree(.literal(.string(try stringLiteral())), over: 0, from: start)
        case .slot:
            throw slotOutsideScope()
        case .symbol(.leftParenthesis):
            try advance()
            let inner = try nested { (parser) throws(Diagnostic) in try parser.tree() }
            guard try take(.rightParenthesis) else { throw unexpected("an operator or `)`") }
            return Tree(expression: inner.expression, height: inner.height, start: start)
        case .symbol(.leftBracket):
            try advance()
            let elements = try list(until: .rightBracket)
            return try tree(
                .set(elements.map(\.expression)), over: elements.map(\.height).reduce(0, max), from: start)
        case .symbol(.leftBrace):
            return try nested { (parser) throws(Diagnostic) in try parser.record() }
        case .identifier:
            return try named()
        case .symbol(.not), .symbol(.minus):
            throw unexpected("an expression", help: "`!` and `-` can be mixed with parentheses only, as in `!(-x)`")
        case .symbol, .end:
            throw unexpected("an expression")
        }
    }

    private mutating func record() throws(Diagnostic) -> Tree {
        let start = token.start
        try advance()
        var members: [Expression.RecordMember] = []
        var keys: Set<Text> = []
        var height = 0
        while !at(.rightBrace) {
            let place = token.range
            if isReserved(token) { throw reserved(help: "write it as a string: `\"\(text)\"`") }
            let key = token.kind == .string ? try stringLiteral() : Text(try anyIdentifier("a key"))
            guard keys.insert(key).inserted else {
                throw Diagnostic("duplicate key `\(key)` in record literal", at: place)
            }
            try expect(.colon)
            let value = try tree()
            height = max(height, value.height)
            members.append(Expression.RecordMember(key: key, value: value.expression))
            guard try take(.comma) else { break }
        }
        guard try take(.rightBrace) else { throw unexpected("an operator, `,` or `}`") }
        return try tree(.record(members), over: height, from: start)
    }

    private func slotOutsideScope() -> Diagnostic {
        guard Slot(rawValue: text) != nil else {
            return Diagnostic(
                "`\(text)` is not a valid template slot", at: token.range,
                help: "a template slot may only be `?principal` or `?resource`")
        }
        guard let clause else {
            return Diagnostic("found template slot \(text) in an expression", at: token.range)
        }
        return Diagnostic(
            "found template slot \(text) in a `\(clause)` clause", at: token.range,
            help: "slots are currently unsupported in `\(clause)` clauses")
    }

    /// What begins with an identifier: a literal, a variable, an entity or a function call.
    private mutating func named() throws(Diagnostic) -> Tree {
        let start = token.start
        if at(keyword: "true") || at(keyword: "false") {
            let value = at(keyword: "true")
            try advance()
            return try tree(.literal(.bool(value)), over: 0, from: start)
        }
        if at(keyword: "if") {
            throw unexpected("an expression", help: "an `if` beside an operator stands in parentheses")
        }
        let name = try path()
        if name.endsBeforeID {
            let uid = EntityUID(type: Name(path: name.text), id: try stringLiteral())
            return try tree(.literal(.entity(uid)), over: 0, from: start)
        }
        if at(.leftParenthesis) { return try functionCall(name.text, at: range(from: start)) }
        guard let variable = Variable(rawValue: name.text) else {
            throw Self.noVariable(name.text, at: range(from: start))
        }
        return try tree(.variable(variable), over: 0, from: start)
    }

    private static func noVariable(_ name: String, at place: SourceRange) -> Diagnostic {
        if name.utf8.contains(UInt8(ascii: ":")) {
            return Diagnostic(
                "invalid variable: \(name)", at: place, help: "an entity is written with its id: `\(name)::\"id\"`")
        }
        let nearest = NearestName.of(name, among: Variable.allCases.map(\.rawValue))
        return Diagnostic(
            "invalid variable: \(name)", at: place,
            help: nearest.map { "did you mean `\($0)`?" }
                ?? "the valid Cedar variables are `principal`, `action`, `resource`, and `context`; did you mean to "
                + "enclose `\(name)` in quotes to make a string?")
    }
}
