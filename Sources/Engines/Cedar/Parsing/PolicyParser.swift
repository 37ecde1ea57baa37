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
    /// Whether the policy at hand lacks its semicolon, so that the next one begins at this token.
    var isBeforePolicy = false
    /// The condition that is being read.
    var clause: Policy.Condition.Kind?

    /// A parser at the first token of an expression or an entity.
    init(_ text: String) throws(Diagnostic) {
        self.init(before: text)
        try advance()
    }

    private init(before text: String) {
        lexer = PolicyLexer(text)
        token = PolicyToken(kind: .symbol(.semicolon), start: 0, end: 0)
    }

    /// All policies of a text; what is wrong with one does not hide what is wrong with the next.
    static func policies(_ text: String) throws(Diagnostics) -> [Policy] {
        var errors: [Diagnostic] = []
        var policies: [Policy] = []
        var parser = PolicyParser(before: text)
        parser.recover(&errors)
        while parser.token.kind != .end, errors.count < maximumErrors {
            do throws(Diagnostic) {
                policies.append(try parser.policy())
            } catch {
                errors.append(error)
                parser.recover(&errors)
            }
        }
        if !errors.isEmpty { throw Diagnostics(Array(errors.prefix(maximumErrors))) }
        return policies
    }

    /// Goes on after the next semicolon. What is no token counts there only: before it, an error has been told already.
    private mutating func recover(_ errors: inout [Diagnostic]) {
        nesting = 0
        if isBeforePolicy {
            isBeforePolicy = false
            return
        }
        while token.kind != .end, token.kind != .symbol(.semicolon) { skip() }
        guard token.kind != .end else { return }
        do throws(Diagnostic) {
            try advance()
        } catch {
            errors.append(error)
            skip()
        }
    }

    /// To the next token, over all that is none.
    private mutating func skip() {
        while true {
            do throws(Diagnostic) { return try advance() } catch { continue }
        }
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

    func at(keyword: StaticString) -> Bool { token.kind == .identifier && lexer.isWord(token, keyword) }

    mutating func take(_ symbol: PolicyToken.Symbol) throws(Diagnostic) -> Bool {
        guard at(symbol) else { return false }
        try advance()
        return true
    }

    mutating func take(keyword: StaticString) throws(Diagnostic) -> Bool {
        guard at(keyword: keyword) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: PolicyToken.Symbol) throws(Diagnostic) {
        guard at(symbol) else { throw unexpected("`\(symbol.text)`") }
        try advance()
    }

    func unexpected(_ expected: String, help: String? = nil) -> Diagnostic {
        if token.kind == .end {
            return Diagnostic("unexpected end of input", at: token.range, help: help ?? "expected \(expected)")
        }
        return Diagnostic("unexpected token `\(text)`", at: token.range, help: help ?? "expected \(expected)")
    }

    func range(from start: Int) -> SourceRange { SourceRange(start, previousEnd) }
}
