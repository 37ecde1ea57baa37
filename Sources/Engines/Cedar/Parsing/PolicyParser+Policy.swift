extension PolicyParser {
    mutating func policy() throws(Diagnostic) -> Policy {
        let start = token.start
        let annotations = try annotations()
        let place = token.range
        let word = try anyIdentifier("`permit` or `forbid`")
        guard let effect = Policy.Effect(rawValue: word) else {
            throw Diagnostic(
                "invalid policy effect: \(word)", at: place, help: "effect must be either `permit` or `forbid`")
        }
        let scope = try scope()
        var conditions: [Policy.Condition] = []
        while token.kind == .identifier { conditions.append(try condition()) }
        guard at(.semicolon) else {
            throw unexpected("`;`, `when` or `unless`", help: "a policy ends with a semicolon")
        }
        try advance()
        return Policy(
            annotations: annotations, effect: effect, principal: scope.principal, action: scope.action,
            resource: scope.resource, conditions: conditions, range: range(from: start))
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
        let word = try anyIdentifier()
        guard let kind = Policy.Condition.Kind(rawValue: word) else {
            throw Diagnostic(
                "invalid policy condition: \(word)", at: place, help: "condition must be either `when` or `unless`")
        }
        try expect(.leftBrace)
        guard !at(.rightBrace) else {
            throw Diagnostic(
                "expected a `\(word)` condition body", at: SourceRange(place.start, token.end),
                help: "write the condition between the braces, or leave out `\(word)`")
        }
        let body = try expression()
        try expect(.rightBrace)
        return Policy.Condition(kind, body)
    }

    private mutating func scope() throws(Diagnostic) -> (
        principal: EntityScope, action: ActionScope, resource: EntityScope
    ) {
        try expect(.leftParenthesis)
        try variable(.principal)
        let principal = try entityScope(.principal)
        try comma(before: .action)
        try variable(.action)
        let action = try actionScope()
        try comma(before: .resource)
        try variable(.resource)
        let resource = try entityScope(.resource)
        _ = try take(.comma)
        guard at(.rightParenthesis) else {
            if token.kind == .identifier {
                throw Diagnostic(
                    "this policy has an extra element in the scope: \(text)", at: token.range,
                    help: "policy scopes must have exactly `principal`, `action` and `resource`; conditions go into "
                        + "`when { … }`")
            }
            throw unexpected("`,` or `)`")
        }
        try advance()
        return (principal, action, resource)
    }

    private mutating func comma(before variable: Variable) throws(Diagnostic) {
        if at(.rightParenthesis) {
            throw Diagnostic(
                "this policy is missing the `\(variable)` variable in the scope", at: token.range,
                help: "policy scopes must contain `principal`, `action` and `resource`, in this order")
        }
        try expect(.comma)
    }

    private mutating func variable(_ wanted: Variable) throws(Diagnostic) {
        let place = token.range
        if at(.rightParenthesis) {
            throw Diagnostic(
                "this policy is missing the `\(wanted)` variable in the scope", at: place,
                help: "policy scopes must contain `principal`, `action` and `resource`, in this order")
        }
        let name = try anyIdentifier("`\(wanted)`")
        guard name == wanted.rawValue else {
            throw Diagnostic(
                "found an invalid variable in the policy scope: \(name)", at: place,
                help: "expected `\(wanted)`: policy scopes contain `principal`, `action` and `resource`, in this order")
        }
        if at(.colon) {
            throw Diagnostic(
                "type constraints using `:` are not supported", at: token.range,
                help: "try using `\(wanted) is …` instead")
        }
    }
}
