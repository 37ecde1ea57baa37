import Testing

@testable import Cedar

@Suite struct ScopeCheckTests {
    @Test(arguments: [
        "permit(principal, action, resource);", "permit(principal == User::\"a\", action, resource);",
        "permit(principal in Team::\"a\", action, resource);", "permit(principal is Robot, action, resource);",
        "permit(principal is User in Team::\"a\", action in Action::\"all\", resource is Photo in Album::\"a\");",
        "permit(principal, action in [Action::\"view\", Action::\"edit\"], resource in Album::\"a\");",
        "permit(principal == ?principal, action, resource in ?resource);",
        "permit(principal is User in ?principal, action, resource);",
        "permit(principal, action, resource == Color::\"red\");",
    ])
    func fittingScopesPass(policy: String) throws {
        let result = try Photos.result(policy)
        #expect(result.errors == [])
        #expect(result.warnings == [])
    }

    @Test(arguments: [
        ("permit(principal == Usr::\"a\", action, resource);", ["UnrecognizedEntityType", "InvalidActionApplication"]),
        ("permit(principal is Usr, action, resource);", ["UnrecognizedEntityType", "InvalidActionApplication"]),
        (
            "permit(principal, action == Action::\"vew\", resource);",
            ["UnrecognizedActionId", "InvalidActionApplication"]
        ),
        (
            "permit(principal, action in [Action::\"view\", Action::\"x\"], resource);",
            ["UnrecognizedActionId", "InvalidActionApplication"]
        ),
        ("permit(principal, action == Action::\"all\", resource);", ["InvalidActionApplication"]),
        ("permit(principal is Robot, action == Action::\"view\", resource);", ["InvalidActionApplication"]),
        ("permit(principal, action in [], resource);", ["InvalidActionApplication", "EmptySetForbidden"]),
        ("permit(principal, action, resource == Color::\"blue\");", ["InvalidEnumEntity"]),
        ("permit(principal, action, resource) when { principal == Usr::\"a\" };", ["UnrecognizedEntityType"]),
        ("permit(principal, action, resource) when { principal is Usr };", ["UnrecognizedEntityType"]),
        ("permit(principal, action, resource) when { action == Action::\"x\" };", ["UnrecognizedActionId"]),
    ])
    func scopesAreHeldAgainstTheSchema(policy: String, kinds: [String]) throws {
        #expect(try Photos.result(policy).errors.map(\.kind.rawValue) == kinds)
    }

    @Test func messagesAndHelpNameWhatWasMeant() throws {
        let policies = """
            permit(principal == Usr::"a", action, resource);
            permit(principal, action == Action::"vew", resource);
            permit(principal == Team::"a", action, resource == Album::"a");
            permit(principal, action, resource == Color::"blue");
            """
        let errors = try Photos.result(policies).errors
        #expect(
            errors.map(\.message) == [
                "for policy `policy0`, unrecognized entity type `Usr`",
                "for policy `policy0`, unable to find an applicable action given the policy scope constraints",
                "for policy `policy1`, unrecognized action `Action::\"vew\"`",
                "for policy `policy1`, unable to find an applicable action given the policy scope constraints",
                "for policy `policy2`, unable to find an applicable action given the policy scope constraints",
                "for policy `policy3`: entity `Color::\"blue\"` is of an enumerated entity type, but `\"blue\"` is not "
                    + "declared as a valid eid",
            ])
        #expect(
            errors.map(\.help) == [
                "did you mean `User`?", nil, "did you mean `Action::\"view\"`?", nil,
                "try replacing `==` with `in` in the principal clause and the resource clause",
                "valid entity eids: \"red\", \"green\"",
            ])
    }

    @Test(arguments: [
        "permit(principal, action, resource) when { false };",
        "permit(principal, action == Action::\"view\", resource) when { principal is Robot };",
        "permit(principal is Robot, action == Action::\"view\", resource);",
        "forbid(principal, action, resource) unless { true };",
    ])
    func policiesThatNeverApplyAreWarnedOf(policy: String) throws {
        #expect(try Photos.result(policy).warnings.map(\.kind) == [.impossiblePolicy])
    }

    @Test func linksAreJudgedWithTheirValues() throws {
        var set = try PolicySet(parsing: "permit(principal in ?principal, action == Action::\"view\", resource);")
        let template = try #require(set.templates.keys.first)
        func uid(_ type: String) -> EntityUID { EntityUID(type: Name(path: type), id: "x") }
        try set.link(template, id: "good", values: [.principal: uid("Team")])
        try set.link(template, id: "unknown", values: [.principal: uid("Nobody")])
        try set.link(template, id: "unfit", values: [.principal: uid("Album")])
        let errors = Photos.validator.validate(set).errors
        #expect(errors.map(\.policy) == ["unknown", "unknown", "unfit"])
        #expect(
            errors.map(\.kind) == [.unrecognizedEntityType, .invalidActionApplication, .invalidActionApplication])
    }

    @Test func slotsStandForWhatTheirVariableCanBeIn() throws {
        let set = try PolicySet(parsing: "permit(principal in ?principal, action, resource == ?resource);")
        let template = try #require(set.templates.values.first)
        let user = Name(path: "User"), photo = Name(path: "Photo")
        #expect(Photos.validator.slotTypes(of: template.principal, for: user) == [user, Name(path: "Team")])
        #expect(Photos.validator.slotTypes(of: template.resource, for: photo) == [photo])
        #expect(Photos.validator.slotTypes(of: .any, for: user) == nil)
    }

    private static let flag = Expression(.attribute(Expression(.variable(.principal)), "isAdmin"))

    private static func nested(_ depth: Int, _ wrap: (Expression) -> Expression.Kind) -> Expression {
        (0..<depth).reduce(flag) { inner, _ in Expression(wrap(inner)) }
    }

    private func kinds(_ condition: Expression, level: Int? = nil) -> [ValidationError.Kind] {
        let action = ActionScope.equals(Photos.view.action)
        let policy = Policy(effect: .permit, action: action, conditions: [.init(.when, condition)])
        return Photos.validator.validate(policy, id: "p", level: level).errors.map(\.kind)
    }

    @Test(arguments: [
        nested(5_000) { .not($0) },
        nested(60) { .isType($0, Name(path: "User"), in: Expression(.variable(.principal))) },
        Expression(.has(flag, Array(repeating: "a", count: 5_000))),
    ])
    func whatIsTooLargeIsRefused(condition: Expression) {
        #expect(kinds(condition) == [.internalInvariantViolation])
    }

    /// As deep as the parser lets policies be, in the forms that take most of the stack.
    @Test func whatCanBeParsedIsJudged() throws {
        let depth = PolicyParser.maximumHeight
        #expect(kinds(Self.nested(5_000) { .or($0, Self.flag) }, level: 1) == [])
        #expect(kinds(Self.nested(depth) { .not($0) }, level: 1) == [])
        #expect(kinds(Self.nested(depth) { .conditional($0, then: Self.flag, else: Self.flag) }, level: 1) == [])
        #expect(kinds(Self.nested(depth) { .conditional(Self.flag, then: $0, else: Self.flag) }, level: 1) == [])
        #expect(kinds(Self.nested(depth) { .binary(.equal, $0, Self.flag) }, level: 1) == [])
        #expect(kinds(Self.nested(depth) { .and(Self.flag, $0) }, level: 1) == [])
        let clauses = Array(repeating: Policy.Condition(.when, Self.nested(depth) { .not($0) }), count: 10)
        let many = clauses + Array(repeating: Policy.Condition(.when, Self.flag), count: 10_000)
        let policy = Policy(effect: .permit, action: .equals(Photos.view.action), conditions: many)
        #expect(Photos.validator.validate(policy, id: "p", level: 1).errors == [])
        let record = Self.nested(depth) { .record([.init(key: "a", value: $0)]) }
        #expect(kinds(Expression(.binary(.equal, record, record))) == [])
        let call = Self.nested(depth) { .call(.toDate, [$0]) }
        #expect(kinds(call).first == .unexpectedType)
        let set = Self.nested(depth) { .set([$0]) }
        #expect(kinds(Expression(.isEmpty(set))) == [])
        let manager = (0..<depth).reduce(Expression(.variable(.principal))) { inner, _ in
            Expression(.attribute(inner, "manager"))
        }
        #expect(kinds(Expression(.binary(.equal, manager, manager)), level: depth) == [])
        let name = Expression(.attribute(Expression(.variable(.principal)), "age"))
        let sum = (0..<depth).reduce(name) { left, _ in Expression(.binary(.add, left, name)) }
        #expect(kinds(Expression(.binary(.equal, sum, sum)), level: 1) == [])
    }
}
