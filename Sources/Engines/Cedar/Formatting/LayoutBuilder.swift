/// Lays out policies. The tokens are those of a text that the parser has read, so that nothing is checked again.
struct LayoutBuilder {
    let tokens: [CommentedToken]
    let indentWidth: Int
    private(set) var position = 0

    init(_ tokens: [CommentedToken], indentWidth: Int) {
        self.tokens = tokens
        self.indentWidth = indentWidth
    }

    /// One layout for each policy.
    mutating func policies() -> [Layout] {
        var policies: [Layout] = []
        while !isAtEnd { policies.append(policy()) }
        return policies
    }

    private mutating func policy() -> Layout {
        var parts: [Layout] = []
        while at(.at) {
            parts += [take(), take()]
            if at(.leftParenthesis) { parts += [take(), take(), take()] }
            parts.append(.hardLine)
        }
        parts += [take(), .space, scope()]
        while !isAtEnd, !at(.semicolon) { parts += [.hardLine, condition()] }
        parts.append(take())
        return .sequence(parts)
    }

    private mutating func condition() -> Layout {
        let start: [Layout] = [take(), .line, take()]
        let body = Layout.group(expression())
        return .group(start + [.nest(indentWidth, [.line, body, leading()]), .line, rest()])
    }

    private mutating func scope() -> Layout {
        let open = take()
        var elements: [Layout] = [.softLine, scopeElement()]
        while at(.comma) { elements += [take(), .line, scopeElement()] }
        return .group([open, .nest(indentWidth, elements + [leading()]), .softLine, rest()])
    }

    private mutating func scopeElement() -> Layout {
        var parts: [Layout] = [take()]
        if at("is") {
            parts += [.space, take(), .space, path()]
            if at("in") { parts.append(.nest(indentWidth, [.line, take(), .space, .sequence(sum())])) }
        } else if !at(.comma), !at(.rightParenthesis) {
            parts += [.space, take(), .nest(indentWidth, [.line, .sequence(sum())])]
        }
        return .group(parts)
    }
}

// MARK: Tokens

extension LayoutBuilder {
    var isAtEnd: Bool { tokens[position].kind == .end }

    func at(_ symbol: PolicyToken.Symbol) -> Bool { tokens[position].kind == .symbol(symbol) }

    func at(_ word: String) -> Bool { tokens[position].kind == .identifier && tokens[position].text == word }

    var isAtString: Bool { tokens[position].kind == .string }

    /// The next token; the end is never passed.
    mutating func take() -> Layout {
        defer { if !isAtEnd { position += 1 } }
        return .token(position)
    }

    /// The comments before the next token, which is a closing bracket, to be indented like what it closes.
    func leading() -> Layout { .leading(position) }

    /// The token whose comments ``leading()`` gave.
    mutating func rest() -> Layout {
        defer { if !isAtEnd { position += 1 } }
        return .rest(position)
    }
}
