extension PolicyParser {
    mutating func policy() throws(Diagnostic) -> Policy {
        let start = token.start
        let annotations = try annotations()
        guard token.kind == .identifier else { throw unexpected("`permit` or `forbid`") }
        guard let effect = Policy.Effect(rawValue: text) else {
            throw Diagnostic(
                "invalid policy effect: \(text)", at: token.range, help: "effect must be either `permit` or `forbid`")
        }
        try advance()
        let scope = try scope()
        var conditions: [Policy.Condition] = []
        while token.kind == .identifier { conditions.append(try condition()) }
        guard at(.semicolon) else { throw missingSemicolon() }
        let end = token.end
        try advance()
        return Policy(
            annotations: annotations, effect: effect, principal: scope.principal, action: scope.action,
            resource: scope.resource, conditions: conditions, range: SourceRange(start, end))
    }

    private mutating func missingSemicolon() -> Diagnostic {
        isBeforePolicy = at(.at) || token.kind == .identifier
        return unexpected("`;`, `when` or `unless`", help: "a policy ends with a semicolon")
    }

    private mutating func annotations() throws(Diagnostic) -> [Policy.Annotation] {
        var annotations: [Policy.Annotation] = []
        while at(.at) {
            let start = token.start
            try advance()
            let key = try anyIdentifier("the annotation's name")
            var value: Text?
            if try take(.leftParenthesis) {
                value = try stringLiteral()
                try expect(.rightParenthesis)
            }
            guard !annotations.contains(where: { $0.key == key }) else {
                throw Diagnostic("duplicate annotation: @\(key)", at: range(from: start))
            }
            annotations.append(Policy.Annotation(key: key, value: value))
        }
        return annotations
    }

    private mutating func condition() throws(Diagnostic) -> Policy.Condition {
        let place = token.range
        let word = text
        guard let kind = Policy.Condition.Kind(rawValue: word) else {
            // The next policy, whose predecessor was not ended?
            if Policy.Effect(rawValue: word) != nil { throw missingSemicolon() }
            throw Diagnostic(
                "invalid policy condition: \(word)", at: place, help: "condition must be either `when` or `unless`")
        }
        try advance()
        try expect(.leftBrace)
        guard !at(.rightBrace) else {
            throw Diagnostic(
                "`\(word)` condition clause cannot be empty", at: SourceRange(place.start, token.end),
                help: "write the condition between the braces, or leave out `\(word)`")
        }
        clause = kind
        let body = try expression()
        guard try take(.rightBrace) else { throw unexpected("an operator or `}`") }
        return Policy.Condition(kind, body)
    }
}
