extension LayoutBuilder {
    /// An expression, without a group of its own around a chain of `&&` and `||`: it breaks with the brackets around
    /// it.
    mutating func expression() -> [Layout] {
        guard at("if") else { return disjunction() }
        var parts = branch()
        while at("then") || at("else") { parts += [.line] + branch() }
        return [.group(parts)]
    }

    private mutating func branch() -> [Layout] {
        [take(), .nest(indentWidth, [.line, .group(expression())])]
    }

    private mutating func disjunction() -> [Layout] {
        var parts = conjunction()
        while at(.or) { parts += [.space, take(), .line] + conjunction() }
        return parts
    }

    private mutating func conjunction() -> [Layout] {
        var parts = relation()
        while at(.and) { parts += [.space, take(), .line] + relation() }
        return parts
    }

    private mutating func relation() -> [Layout] {
        var parts = sum()
        if at("has") || at("like") {
            parts += [.space, take(), .nest(indentWidth, [.line, isAtString ? take() : attributes()])]
            return [.group(parts)]
        }
        if at("is") {
            parts += [.space, take(), .space, path()]
            if at("in") { parts.append(.nest(indentWidth, [.line, take(), .space, .sequence(sum())])) }
            return [.group(parts)]
        }
        if isAtRelationOperator { parts += [.space, take(), .space] + sum() }
        return parts
    }

    private var isAtRelationOperator: Bool {
        let symbols: [PolicyToken.Symbol] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
        return at("in") || symbols.contains { at($0) }
    }

    mutating func sum() -> [Layout] {
        var parts = product()
        guard at(.plus) || at(.minus) else { return parts }
        while at(.plus) || at(.minus) { parts += [.space, take(), .line] + product() }
        return [.group(parts)]
    }

    private mutating func product() -> [Layout] {
        var parts = unary()
        guard at(.star) else { return parts }
        while at(.star) { parts += [.space, take(), .line] + unary() }
        return [.group(parts)]
    }

    private mutating func unary() -> [Layout] {
        var parts: [Layout] = []
        while at(.not) || at(.minus) { parts.append(take()) }
        return parts + [member()]
    }

    /// A primary with its attributes and calls: the first stays beside it, the others may go to lines of their own.
    private mutating func member() -> Layout {
        let primary = primary()
        var accesses: [Layout] = []
        while at(.dot) || at(.leftBracket) || at(.leftParenthesis) {
            if !accesses.isEmpty { accesses.append(.softLine) }
            if at(.dot) {
                accesses += [take(), take()]
                if at(.leftParenthesis) { accesses.append(call()) }
            } else if at(.leftBracket) {
                accesses += [take(), take(), take()]
            } else {
                accesses.append(call())
            }
        }
        return accesses.isEmpty ? primary : .group([primary, .nest(indentWidth, accesses)])
    }

    private mutating func call() -> Layout {
        let open = take()
        guard !at(.rightParenthesis) else { return .sequence([open, .nest(indentWidth, [leading()]), rest()]) }
        let arguments = elements(until: .rightParenthesis)
        return .group([open, .nest(indentWidth, [.softLine] + arguments + [leading()]), .softLine, rest()])
    }
}

// MARK: Primaries

extension LayoutBuilder {
    private mutating func primary() -> Layout {
        switch tokens[position].kind {
        case .identifier: return path()
        case .symbol(.leftParenthesis):
            // One column more, so that further lines begin below the first expression.
            return .group([take(), .nest(1, expression() + [leading()]), rest()])
        case .symbol(.leftBracket):
            return .group([take(), .nest(1, elements(until: .rightBracket) + [leading()]), rest()])
        case .symbol(.leftBrace): return record()
        default: return take()
        }
    }

    private mutating func record() -> Layout {
        let open = take()
        guard !at(.rightBrace) else { return .sequence([open, .nest(indentWidth, [leading()]), rest()]) }
        let members = elements(until: .rightBrace)
        return .group([open, .nest(indentWidth, [.line] + members + [leading()]), .line, rest()])
    }

    /// Expressions or members of a record with commas between them.
    private mutating func elements(until end: PolicyToken.Symbol) -> [Layout] {
        var parts: [Layout] = []
        while !isAtEnd, !at(end) {
            var element = expression()
            if at(.colon) { element += [take(), .space] + expression() }
            parts.append(.group(element))
            if at(.comma) { parts += [take(), .line] }
        }
        return parts
    }

    /// Names joined by `::`, perhaps with an id at the end.
    mutating func path() -> Layout { tokens(joinedBy: .doubleColon) }

    /// The names at the right of `has`.
    private mutating func attributes() -> Layout { tokens(joinedBy: .dot) }

    private mutating func tokens(joinedBy symbol: PolicyToken.Symbol) -> Layout {
        var parts = [take()]
        while at(symbol) { parts += [take(), take()] }
        return .sequence(parts)
    }
}
