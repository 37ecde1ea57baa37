/// What the parsers of all expressions share: tokens, placeholders, paths.
struct ExpressionParser {
    /// Developer Guide, "Quotas": expression parameters.
    static let longestExpression = 4_096
    static let mostOperators = 300
    /// Pairs of parentheses within each other: far more than anybody writes, and far from the stack's end.
    private static let deepestNesting = 100

    let kind: ExpressionKind
    var placeholders: Placeholders
    private let text: [UInt8]
    private let tokens: [Token]
    private var position = 0
    private var operators = 0
    private var depth = 0

    /// - Throws: `ItemError` for an empty text, one that is too long, and characters that no expression has.
    init(_ text: String, _ kind: ExpressionKind, _ placeholders: Placeholders) throws(ItemError) {
        self.kind = kind
        self.placeholders = placeholders
        self.text = Array(text.utf8)
        guard self.text.count <= Self.longestExpression else {
            throw kind.error(
                "Expression size has exceeded the maximum allowed size; expression size: \(self.text.count)")
        }
        tokens = try Lexer.tokens(of: self.text, kind)
        guard tokens.count > 1 else { throw kind.error("The expression can not be empty;") }
    }

    var token: Token { tokens[position] }
    var previous: Token { tokens[max(0, position - 1)] }
    var isAtEnd: Bool { token.kind == .end }
    var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    mutating func advance() { if position < tokens.count - 1 { position += 1 } }

    mutating func take(symbol: String) -> Bool {
        guard token.kind == .symbol, token.text == symbol else { return false }
        advance()
        return true
    }

    /// A keyword in any case.
    mutating func take(keyword: String) -> Bool {
        guard isAt(keyword: keyword) else { return false }
        advance()
        return true
    }

    func isAt(keyword: String) -> Bool {
        guard token.kind == .word, token.text.utf8.count == keyword.utf8.count else { return false }
        return zip(token.text.utf8, keyword.utf8).allSatisfy { $0 & 0xDF == $1 }
    }

    mutating func expect(symbol: String) throws(ItemError) {
        guard take(symbol: symbol) else { throw syntaxError() }
    }

    mutating func expectEnd() throws(ItemError) {
        guard isAtEnd else { throw syntaxError() }
    }

    /// Enters a pair of parentheses.
    mutating func nest() throws(ItemError) {
        depth += 1
        guard depth <= Self.deepestNesting else {
            throw kind.error("The expression is nested too deeply; maximum depth: \(Self.deepestNesting)")
        }
    }

    mutating func unnest() { depth -= 1 }

    /// Counts an operator or function; the count bounds how deep chains of them can nest.
    mutating func countOperator() throws(ItemError) {
        operators += 1
        guard operators <= Self.mostOperators else {
            throw kind.error("The expression contains too many operators; operator count: \(operators)")
        }
    }

    /// At the token where the text stops making sense, with its neighbours as they stand in the text.
    func syntaxError() -> ItemError {
        let first = previous.range.lowerBound
        let last = following.range.upperBound
        return kind.error(
            "Syntax error; token: \"\(token.text)\", near: \"\(String(decoding: text[first..<last], as: UTF8.self))\"")
    }
}

extension ExpressionParser {
    /// `a.b[1].#c`
    mutating func path() throws(ItemError) -> AttributePath {
        let attribute = try name()
        var rest: [AttributePath.Element] = []
        while true {
            if take(symbol: ".") {
                rest.append(.name(try name()))
            } else if take(symbol: "[") {
                guard token.kind == .number, let index = Int(token.text) else { throw syntaxError() }
                advance()
                try expect(symbol: "]")
                rest.append(.index(index))
            } else {
                break
            }
        }
        guard rest.count < 32 else {
            throw kind.error("The document path has too many nesting elements; nesting levels: \(rest.count + 1)")
        }
        return AttributePath(attribute, rest)
    }

    private mutating func name() throws(ItemError) -> String {
        switch token.kind {
        case .name:
            let name = try placeholders.name(token.text, in: kind)
            advance()
            return name
        case .word:
            let name = token.text
            guard !ReservedWords.contains(name) else {
                throw kind.error("Attribute name is a reserved keyword; reserved keyword: \(name)")
            }
            advance()
            return name
        case .value, .number, .symbol, .end: throw syntaxError()
        }
    }

    mutating func value() throws(ItemError) -> AttributeValue {
        guard token.kind == .value else { throw syntaxError() }
        let value = try placeholders.value(token.text, in: kind)
        advance()
        return value
    }
}
