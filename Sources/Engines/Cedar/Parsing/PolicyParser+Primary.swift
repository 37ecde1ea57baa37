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
            throw Diagnostic(
                "found template slot \(text) in a `when` or `unless` clause", at: token.range,
                help: "slots are currently unsupported in `when` and `unless` clauses; compare with the scope's slot "
                    + "there")
        case .symbol(.leftParenthesis):
            try advance()
            let inner = try nested { (parser) throws(Diagnostic) in try parser.tree() }
            try expect(.rightParenthesis)
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
            let key = token.kind == .string ? try stringLiteral() : Text(try usableIdentifier("a key"))
            guard keys.insert(key).inserted else {
                throw Diagnostic("duplicate key `\(key)` in record literal", at: place)
            }
            try expect(.colon)
            let value = try tree()
            height = max(height, value.height)
            members.append(Expression.RecordMember(key: key, value: value.expression))
            guard try take(.comma) else { break }
        }
        guard try take(.rightBrace) else { throw unexpected("`,` or `}`") }
        return try tree(.record(members), over: height, from: start)
    }

    /// What begins with an identifier: a literal, a variable, an entity or a function call.
    private mutating func named() throws(Diagnostic) -> Tree {
        let start = token.start
        let place = token.range
        if at(keyword: "true") || at(keyword: "false") {
            let value = text == "true"
            try advance()
            return try tree(.literal(.bool(value)), over: 0, from: start)
        }
        let name = try path()
        if name.endsBeforeID {
            let uid = EntityUID(type: Name(path: name.text), id: try stringLiteral())
            return try tree(.literal(.entity(uid)), over: 0, from: start)
        }
        if at(.leftParenthesis) { return try functionCall(name.text, at: range(from: start)) }
        guard let variable = Variable(rawValue: name.text) else {
            let isQualified = name.text.contains(":")
            let nearest = NearestName.of(name.text, among: Variable.allCases.map(\.rawValue))
            throw Diagnostic(
                isQualified ? "invalid use of a name as an expression: \(name.text)" : "invalid variable: \(name.text)",
                at: SourceRange(place.start, previousEnd),
                help: nearest.map { "did you mean `\($0)`?" }
                    ?? (isQualified
                        ? "an entity is written with its id: `\(name.text)::\"id\"`"
                        : "the valid Cedar variables are `principal`, `action`, `resource`, and `context`; did you mean "
                            + "to enclose `\(name.text)` in quotes to make a string?"))
        }
        return try tree(.variable(variable), over: 0, from: start)
    }
}
