// Identifiers, strings, names and entities

extension PolicyParser {
    /// Any identifier, reserved or not.
    mutating func anyIdentifier(_ expected: String = "an identifier") throws(Diagnostic) -> String {
        guard token.kind == .identifier else { throw unexpected(expected) }
        let name = text
        try advance()
        return name
    }

    /// An identifier that is no reserved word.
    mutating func usableIdentifier(_ expected: String = "an identifier") throws(Diagnostic) -> String {
        if isReserved(token) { throw reserved() }
        return try anyIdentifier(expected)
    }

    /// As a set of strings says (``Identifier/reserved``), without making strings.
    func isReserved(_ token: PolicyToken) -> Bool {
        guard token.kind == .identifier else { return false }
        return switch token.end - token.start {
        case 2: ["if", "in", "is"].contains { lexer.isWord(token, $0) }
        case 3: lexer.isWord(token, "has")
        case 4: ["true", "then", "else", "like"].contains { lexer.isWord(token, $0) }
        case 5: lexer.isWord(token, "false")
        case 7: lexer.isWord(token, "__cedar")
        default: false
        }
    }

    /// The error for a reserved word, with what to do about it in this place.
    func reserved(help: String? = nil) -> Diagnostic {
        Diagnostic("this identifier is reserved and cannot be used: \(text)", at: token.range, help: help)
    }

    mutating func stringLiteral(_ expected: String = "a string") throws(Diagnostic) -> Text {
        try literal(expected) { (body) throws(StringEscapes.Failure) in try StringEscapes.text(body) }
    }

    mutating func patternLiteral() throws(Diagnostic) -> Pattern {
        try literal("a pattern") { (body) throws(StringEscapes.Failure) in try StringEscapes.pattern(body) }
    }

    private mutating func literal<Value>(
        _ expected: String, _ read: (Substring) throws(StringEscapes.Failure) -> Value
    ) throws(Diagnostic) -> Value {
        guard token.kind == .string else { throw unexpected(expected) }
        let start = token.start + 1
        let body = lexer.text(from: start, to: token.end - 1)
        let value: Value
        do throws(StringEscapes.Failure) {
            value = try read(body[...])
        } catch {
            throw Self.badEscape(error, from: start)
        }
        try advance()
        return value
    }

    private static func badEscape(_ failure: StringEscapes.Failure, from start: Int) -> Diagnostic {
        let place = SourceRange(start + failure.range.lowerBound, start + failure.range.upperBound)
        switch failure.reason {
        case .escape:
            return Diagnostic(
                "the input `\(failure.text)` is not a valid escape", at: place,
                help: #"there are \n \r \t \\ \0 \' \" \x00 to \x7F and \u{0} to \u{10FFFF}, in patterns also \*"#)
        case .carriageReturn:
            return Diagnostic(
                "a bare carriage return is not allowed in a string", at: place, help: #"write it as `\r`"#)
        }
    }
}

extension PolicyParser {
    /// Identifiers joined by `::`, and whether a last `::` stands before an id.
    mutating func path() throws(Diagnostic) -> (text: String, endsBeforeID: Bool) {
        try path(after: try usableIdentifier("a name"))
    }

    mutating func path(after first: String) throws(Diagnostic) -> (text: String, endsBeforeID: Bool) {
        var text = first
        while try take(.doubleColon) {
            if token.kind == .string { return (text, true) }
            if at(.leftBrace) {
                throw Diagnostic(
                    "invalid entity literal: \(text)::{…}", at: token.range,
                    help: "entity literals should have a form like `Namespace::User::\"alice\"`")
            }
            text += "::"
            text += try usableIdentifier("a name, or an id in double quotes")
        }
        return (text, false)
    }

    /// `A::B::"id"`
    mutating func entity(_ expected: String = "an entity uid", mayBeType: Bool = false) throws(Diagnostic) -> EntityUID
    {
        let start = token.start
        switch token.kind {
        case .identifier where !at(keyword: "true") && !at(keyword: "false"): break
        case .string:
            throw Diagnostic(
                "expected \(expected), found literal `\(text)`", at: token.range,
                help: "try including the entity type if you intended this string to be an entity uid")
        case .identifier, .number:
            throw Diagnostic("expected \(expected), found literal `\(text)`", at: token.range)
        default: throw unexpected("\(expected), such as `User::\"alice\"`")
        }
        let name = try path()
        guard name.endsBeforeID else {
            throw Diagnostic(
                "expected \(expected), found name `\(name.text)`", at: range(from: start),
                help: "try " + (mayBeType ? "using `is` to test for an entity type or " : "")
                    + "including an identifier string if you intended this name to be an entity uid")
        }
        return EntityUID(type: Name(path: name.text), id: try stringLiteral())
    }

    /// The right side of `is`; the text of the left side is for the error.
    mutating func typeName(ofTest left: String) throws(Diagnostic) -> Name {
        let start = token.start
        func notAType(_ right: String, _ place: SourceRange, help: String) -> Diagnostic {
            Diagnostic(
                "right hand side of an `is` expression must be an entity type name, but got `\(right)`", at: place,
                help: help)
        }
        guard token.kind == .identifier else {
            if token.kind == .end { throw unexpected("an entity type name") }
            let body = token.kind == .string ? lexer.text(from: start + 1, to: token.end - 1) : ""
            throw notAType(
                text, token.range,
                help: Name(parsing: body) != nil
                    ? "try removing the quotes: `\(left) is \(body)`"
                    : "try using `==` to test for equality: `\(left) == \(text)`")
        }
        let name = try path()
        guard !name.endsBeforeID else {
            let right = lexer.text(from: start, to: token.end)
            throw notAType(
                right, SourceRange(start, token.end),
                help: "try using `==` to test for equality: `\(left) == \(right)`")
        }
        return Name(path: name.text)
    }
}
