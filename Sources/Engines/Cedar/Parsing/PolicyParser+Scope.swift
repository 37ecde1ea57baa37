extension PolicyParser {
    mutating func entityScope(_ variable: Variable) throws(Diagnostic) -> EntityScope {
        if try take(keyword: "is") {
            let type = try typeName()
            if try take(keyword: "in") { return .isTypeIn(type, try reference(variable)) }
            if at(.equal) {
                throw Diagnostic(
                    "`is` cannot appear in the scope at the same time as `==`", at: token.range,
                    help: "try moving `is` into a `when` condition")
            }
            return .isType(type)
        }
        if try take(.equal) { return .equals(try reference(variable)) }
        if try take(keyword: "in") { return .in(try reference(variable)) }
        try refuseOtherOperators()
        return .any
    }

    mutating func actionScope() throws(Diagnostic) -> ActionScope {
        if at(keyword: "is") {
            throw Diagnostic(
                "`is` cannot appear in the action scope", at: token.range,
                help: "try moving `action is …` into a `when` condition")
        }
        if try take(.equal) { return .equals(try action()) }
        if try take(keyword: "in") {
            guard try take(.leftBracket) else { return .in(try action()) }
            var actions: [EntityUID] = []
            while !at(.rightBracket) {
                actions.append(try action())
                guard try take(.comma) else { break }
            }
            try expect(.rightBracket)
            return .inAny(actions)
        }
        try refuseOtherOperators()
        return .any
    }

    private func refuseOtherOperators() throws(Diagnostic) {
        switch token.kind {
        case .symbol(.assign):
            throw Diagnostic(
                "'=' is not a valid operator in Cedar", at: token.range, help: "try using '==' instead")
        case .symbol(.notEqual), .symbol(.less), .symbol(.lessOrEqual), .symbol(.greater), .symbol(.greaterOrEqual):
            throw Diagnostic(
                "not a valid policy scope constraint: \(text)", at: token.range,
                help: "policy scope constraints must be either `==`, `in`, `is`, or `is … in`")
        default:
            return
        }
    }

    /// An entity, or the variable's own slot.
    private mutating func reference(_ variable: Variable) throws(Diagnostic) -> EntityScope.Reference {
        let place = token.range
        switch token.kind {
        case .slot:
            guard let slot = Slot(rawValue: text) else {
                throw Diagnostic(
                    "not a valid template slot: \(text)", at: place,
                    help: "a template slot may only be `?principal` or `?resource`")
            }
            guard slot.rawValue == "?\(variable)" else {
                throw Diagnostic(
                    "expected an entity uid or matching template slot, found \(slot.rawValue) instead of ?\(variable)",
                    at: place)
            }
            try advance()
            return .slot(slot)
        case .symbol(.leftBracket):
            throw Diagnostic(
                "expected single entity uid or template slot, found set of entity uids", at: place,
                help: "only `action in` may have a list; write one policy for each entity, or a group")
        default:
            return .entity(try entity())
        }
    }

    private mutating func action() throws(Diagnostic) -> EntityUID {
        let start = token.start
        if token.kind == .slot {
            throw Diagnostic(
                "expected an entity uid, found template slot \(text)", at: token.range,
                help: "slots may stand for the principal and the resource only")
        }
        let uid = try entity()
        guard uid.type.isAction else {
            throw Diagnostic(
                "expected that action entity uids would have the type `Action`, but got `\(uid)`",
                at: range(from: start), help: "action entities must have type `Action`, optionally in a namespace")
        }
        return uid
    }

    /// `A::B::"id"`
    mutating func entity() throws(Diagnostic) -> EntityUID {
        let start = token.start
        guard token.kind == .identifier else {
            throw unexpected("an entity such as `User::\"alice\"`")
        }
        let name = try path()
        guard name.endsBeforeID else {
            throw Diagnostic(
                "expected an entity uid, found name `\(name.text)`", at: range(from: start),
                help: "entities are written with their id, such as `\(name.text)::\"id\"`")
        }
        return EntityUID(type: Name(path: name.text), id: try stringLiteral())
    }

    mutating func typeName() throws(Diagnostic) -> Name {
        let start = token.start
        let name = try path()
        guard !name.endsBeforeID else {
            throw Diagnostic(
                "right hand side of an `is` expression must be an entity type name, not an entity",
                at: range(from: start), help: "try using `==` to test for equality, or leave out the id")
        }
        return Name(path: name.text)
    }

    /// Identifiers joined by `::`, and whether a last `::` stands before an id.
    mutating func path() throws(Diagnostic) -> (text: String, endsBeforeID: Bool) {
        var text = try usableIdentifier("a name")
        while try take(.doubleColon) {
            if token.kind == .string { return (text, true) }
            if at(.leftBrace) {
                throw Diagnostic(
                    "arbitrary entity lookups are not supported", at: token.range,
                    help: "entity literals should have a form like `\(text)::\"id\"`")
            }
            text += "::" + (try usableIdentifier("a name or an id in quotes"))
        }
        return (text, false)
    }
}
