/// Reads policy text by recursive descent, one token ahead (`grammar.lalrpop` of the reference gives the grammar).
struct PolicyParser {
    /// How high the tree of an expression may be: what walks it does so on the stack.
    static let maximumHeight = 1_000
    /// How deep brackets, unary operators and `if` may nest.
    static let maximumNesting = 200
    private static let maximumErrors = 20

    var lexer: PolicyLexer
    var token: PolicyToken
    /// The end of the token before.
    var previousEnd = 0
    var nesting = 0

    init(_ text: String) throws(Diagnostic) {
        lexer = PolicyLexer(text)
        token = try lexer.next()
    }

    /// All policies of a text; what is wrong with one does not hide what is wrong with the next.
    static func policies(_ text: String) throws(Diagnostics) -> [Policy] {
        var errors: [Diagnostic] = []
        var policies: [Policy] = []
        do throws(Diagnostic) {
            var parser = try PolicyParser(text)
            while parser.token.kind != .end {
                do throws(Diagnostic) {
                    policies.append(try parser.policy())
                } catch {
                    errors.append(error)
                    guard errors.count < maximumErrors else { break }
                    try parser.recover()
                }
            }
        } catch {
            errors.append(error)
        }
        if !errors.isEmpty { throw Diagnostics(errors) }
        return policies
    }

    /// Goes on after the next semicolon.
    private mutating func recover() throws(Diagnostic) {
        nesting = 0
        while token.kind != .end, token.kind != .symbol(.semicolon) { try advance() }
        if token.kind != .end { try advance() }
    }
}

// MARK: Tokens

extension PolicyParser {
    var text: String { lexer.text(token) }

    mutating func advance() throws(Diagnostic) {
        previousEnd = token.end
        token = try lexer.next()
    }

    func at(_ symbol: PolicyToken.Symbol) -> Bool { token.kind == .symbol(symbol) }

    func at(keyword: String) -> Bool { token.kind == .identifier && text == keyword }

    mutating func take(_ symbol: PolicyToken.Symbol) throws(Diagnostic) -> Bool {
        guard at(symbol) else { return false }
        try advance()
        return true
    }

    mutating func take(keyword: String) throws(Diagnostic) -> Bool {
        guard at(keyword: keyword) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: PolicyToken.Symbol) throws(Diagnostic) {
        guard at(symbol) else { throw unexpected("`\(symbol.rawValue)`") }
        try advance()
    }

    func unexpected(_ expected: String, help: String? = nil) -> Diagnostic {
        if token.kind == .end {
            return Diagnostic("unexpected end of input", at: token.range, help: help ?? "expected \(expected)")
        }
        return Diagnostic("unexpected token `\(text)`", at: token.range, help: help ?? "expected \(expected)")
    }

    func range(from start: Int) -> SourceRange { SourceRange(start, previousEnd) }

    /// Any identifier, reserved or not.
    mutating func anyIdentifier(_ expected: String = "an identifier") throws(Diagnostic) -> String {
        guard token.kind == .identifier else { throw unexpected(expected) }
        let name = text
        try advance()
        return name
    }

    /// An identifier that is no reserved word.
    mutating func usableIdentifier(_ expected: String = "an identifier") throws(Diagnostic) -> String {
        let place = token.range
        let name = try anyIdentifier(expected)
        guard !Identifier.reserved.contains(name) else {
            throw Diagnostic(
                "this identifier is reserved and cannot be used: \(name)", at: place,
                help: "write it as a string where that is possible, such as `[\"\(name)\"]`")
        }
        return name
    }

    mutating func stringLiteral() throws(Diagnostic) -> Text {
        let place = token.range
        guard token.kind == .string else { throw unexpected("a string") }
        let body = lexer.text(PolicyToken(kind: .string, start: token.start + 1, end: token.end - 1))
        try advance()
        do throws(StringEscapes.Failure) {
            return try StringEscapes.text(body[...])
        } catch {
            throw Self.badEscape(error, at: place)
        }
    }

    static func badEscape(_ failure: StringEscapes.Failure, at place: SourceRange) -> Diagnostic {
        switch failure {
        case .escape:
            Diagnostic(
                "the input contains an invalid escape sequence", at: place,
                help: "there are \\n \\r \\t \\\\ \\0 \\' \\\" \\x00 to \\x7F and \\u{0} to \\u{10FFFF}")
        case .carriageReturn:
            Diagnostic("a bare carriage return is not allowed in a string", at: place, help: "write it as `\\r`")
        }
    }
}
