extension PolicyParser {
    private static let scopeHelp =
        "policy scopes must contain a `principal`, `action`, and `resource` element in that order"

    mutating func scope() throws(Diagnostic) -> (principal: EntityScope, action: ActionScope, resource: EntityScope) {
        try expect(.leftParenthesis)
        try variable(.principal)
        let principal = try entityScope(.principal)
        try comma(before: .action)
        try variable(.action)
        let action = try actionScope()
        try comma(before: .resource)
        try variable(.resource)
        let resource = try entityScope(.resource)
        let hasComma = try take(.comma)
        guard at(.rightParenthesis) else {
            guard hasComma, token.kind == .identifier else { throw unexpected("`,` or `)`") }
            throw Diagnostic(
                "this policy has an extra element in the scope: \(text)", at: token.range, help: Self.scopeHelp)
        }
        try advance()
        return (principal, action, resource)
    }

    private mutating func comma(before variable: Variable) throws(Diagnostic) {
        if at(.rightParenthesis) { throw missing(variable) }
        guard at(.comma) else {
            throw unexpected("`,` or `)`", help: "conditions stand after the scope, in `when { … }`")
        }
        try advance()
    }

    private func missing(_ variable: Variable) -> Diagnostic {
        Diagnostic(
            "this policy is missing the `\(variable)` variable in the scope", at: token.range, help: Self.scopeHelp)
    }

    private mutating func variable(_ wanted: Variable) throws(Diagnostic) {
        if at(.rightParenthesis) { throw missing(wanted) }
        guard token.kind == .identifier else { throw unexpected("`\(wanted)`") }
        guard text == wanted.rawValue else {
            let isOther = text != Variable.context.rawValue && Variable(rawValue: text) != nil
            throw Diagnostic(
                isOther
                    ? "found the variable `\(text)` where the variable `\(wanted)` must be used"
                    : "found an invalid variable in the policy scope: \(text)", at: token.range, help: Self.scopeHelp)
        }
        try advance()
        if at(.colon) {
            throw Diagnostic(
                "type constraints using `:` are not supported", at: token.range,
                help: "try using `is` instead: `\(wanted) is …`")
        }
    }
}

// MARK: Principal and resource

extension PolicyParser {
    private mutating func entityScope(_ variable: Variable) throws(Diagnostic) -> EntityScope {
        if try take(keyword: "is") {
            let type = try typeName(ofTest: variable.rawValue)
            if try take(keyword: "in") { return .isTypeIn(type, try reference(variable)) }
            if at(.equal) {
                throw Diagnostic(
                    "`is` cannot be used together with `==`", at: token.range, help: "try using `_ is _ in _`")
            }
            return .isType(type)
        }
        if try take(.equal) { return .equals(try reference(variable)) }
        if try take(keyword: "in") {
            let reference = try reference(variable)
            if at(keyword: "is") {
                throw Diagnostic(
                    "when `is` and `in` are used together, `is` must come first", at: token.range,
                    help: "try `_ is _ in _`")
            }
            return .in(reference)
        }
        try refuseOtherOperators(
            "policy", help: "policy scope clauses can only use `==`, `in`, `is`, or `_ is _ in _`")
        return .any
    }

    /// An entity, or the variable's own slot.
    private mutating func reference(_ variable: Variable) throws(Diagnostic) -> EntityScope.Reference {
        try inParentheses { (parser) throws(Diagnostic) in
            if parser.token.kind == .slot { return .slot(try parser.slot(of: variable)) }
            if parser.at(.leftBracket) {
                throw Diagnostic(
                    "expected single entity uid or template slot, found set of entity uids", at: parser.token.range,
                    help: "only `action in` can have a list; write one policy for each entity, or use a group")
            }
            return .entity(try parser.entity("an entity uid or matching template slot", mayBeType: true))
        }
    }

    private mutating func slot(of variable: Variable) throws(Diagnostic) -> Slot {
        guard let slot = Slot(rawValue: text) else {
            throw Diagnostic(
                "`\(text)` is not a valid template slot", at: token.range,
                help: "a template slot may only be `?principal` or `?resource`")
        }
        guard slot.rawValue == "?\(variable)" else {
            throw Diagnostic(
                "expected an entity uid or matching template slot, found \(text) instead of ?\(variable)",
                at: token.range)
        }
        try advance()
        return slot
    }

    /// The reference takes an entity in parentheses for the entity.
    private mutating func inParentheses<Result>(
        _ body: (inout Self) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        var count = 0
        while try take(.leftParenthesis) { count += 1 }
        let result = try body(&self)
        for _ in 0..<count { try expect(.rightParenthesis) }
        return result
    }

    private func refuseOtherOperators(_ scope: String, help: String) throws(Diagnostic) {
        switch token.kind {
        case .symbol(.assign):
            throw Diagnostic("'=' is not a valid operator in Cedar", at: token.range, help: "try using '==' instead")
        case .symbol(.notEqual), .symbol(.less), .symbol(.lessOrEqual), .symbol(.greater), .symbol(.greaterOrEqual):
            throw Diagnostic("invalid operator in the \(scope) scope: \(text)", at: token.range, help: help)
        default:
            return
        }
    }
}

// MARK: Action

extension PolicyParser {
    private mutating func actionScope() throws(Diagnostic) -> ActionScope {
        try refuseTypeTest()
        if try take(.equal) { return .equals(try action("single entity uid")) }
        if try take(keyword: "in") {
            let scope = try inParentheses { (parser) throws(Diagnostic) in try parser.actions() }
            try refuseTypeTest()
            return scope
        }
        try refuseOtherOperators("action", help: "action scope clauses can only use `==` or `in`")
        return .any
    }

    private mutating func actions() throws(Diagnostic) -> ActionScope {
        guard try take(.leftBracket) else { return .in(try action("single entity uid or set of entity uids")) }
        var actions: [EntityUID] = []
        while !at(.rightBracket) {
            actions.append(try action("single entity uid"))
            guard try take(.comma) else { break }
        }
        guard try take(.rightBracket) else { throw unexpected("`,` or `]`") }
        return .inAny(actions)
    }

    private func refuseTypeTest() throws(Diagnostic) {
        guard at(keyword: "is") else { return }
        throw Diagnostic(
            "`is` cannot appear in the action scope", at: token.range,
            help: "try moving `action is ..` into a `when` condition")
    }

    private mutating func action(_ expected: String) throws(Diagnostic) -> EntityUID {
        try inParentheses { (parser) throws(Diagnostic) in
            if parser.token.kind == .slot || parser.at(.leftBracket) {
                let found = parser.at(.leftBracket) ? "set of entity uids" : "template slot"
                throw Diagnostic("expected \(expected), found \(found)", at: parser.token.range)
            }
            let start = parser.token.start
            let uid = try parser.entity()
            guard uid.type.isAction else {
                throw Diagnostic(
                    "expected an entity uid with type `Action` but got `\(uid)`", at: parser.range(from: start),
                    help: "action entities must have type `Action`, optionally in a namespace")
            }
            return uid
        }
    }
}
