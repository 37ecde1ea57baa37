import Cedar
import Testing

@Suite struct PolicyParserTests {
    typealias Refusal = RefusedExpressionTests.Refusal

    private static func uid(_ text: String) throws -> EntityUID { try EntityUID(parsing: text) }

    @Test func everyFormOfAPrincipalIsRead() throws {
        let alice = try Self.uid(#"User::"alice""#)
        let user = try #require(Name(parsing: "NS::User"))
        let forms: [(String, EntityScope)] = [
            ("", .any), (#"== User::"alice""#, .equals(.entity(alice))), (#"in User::"alice""#, .in(.entity(alice))),
            ("== ?principal", .equals(.slot(.principal))), ("in ?principal", .in(.slot(.principal))),
            ("is NS::User", .isType(user)), (#"is NS :: User in User::"alice""#, .isTypeIn(user, .entity(alice))),
            ("is NS::User in ?principal", .isTypeIn(user, .slot(.principal))),
            (#"== ((User::"alice"))"#, .equals(.entity(alice))), ("in (?principal)", .in(.slot(.principal))),
        ]
        for (text, scope) in forms {
            let policy = try Policy(parsing: "permit(principal \(text), action, resource);")
            #expect(policy == Policy(effect: .permit, principal: scope), "\(text)")
            #expect(policy.isTemplate == text.contains("?"))
        }
    }

    @Test func everyFormOfAnActionIsRead() throws {
        let view = try Self.uid(#"Action::"view""#)
        let edit = try Self.uid(#"NS::Action::"edit""#)
        let forms: [(String, ActionScope)] = [
            ("", .any), (#"== Action::"view""#, .equals(view)), (#"in NS::Action::"edit""#, .in(edit)),
            ("in []", .inAny([])),
            (#"in [Action::"view", NS::Action::"edit"]"#, .inAny([view, edit])),
            (#"in [Action::"view",]"#, .inAny([view])),
            (#"in ([(Action::"view")])"#, .inAny([view])),
        ]
        for (text, scope) in forms {
            #expect(
                try Policy(parsing: "forbid(principal, action \(text), resource,);")
                    == Policy(effect: .forbid, action: scope), "\(text)")
        }
    }

    @Test func annotationsAndConditionsKeepTheirOrder() throws {
        let text = """
            // A comment
            @id("a\\u{41}") @if @z("") permit ( principal , action , resource , )
            when { true } unless { false } when { 1 };
            """
        let policy = try Policy(parsing: text)
        #expect(
            policy.annotations == [
                .init(key: "id", value: "aA"), .init(key: "if", value: nil), .init(key: "z", value: ""),
            ])
        #expect(policy.annotation("if") == "")
        #expect(
            policy.conditions == [
                .init(.when, Expression(.literal(.bool(true)))), .init(.unless, Expression(.literal(.bool(false)))),
                .init(.when, Expression(.literal(.long(1)))),
            ])
        #expect(policy.range == SourceRange(13, text.utf8.count))
    }

    @Test func idsCountStaticPoliciesAndTemplatesTogether() throws {
        let set = try PolicySet(
            parsing: """
                permit(principal, action, resource);
                permit(principal == ?principal, action, resource);
                forbid(principal, action, resource in ?resource);
                forbid(principal, action, resource);
                """)
        #expect(set.order == ["policy0", "policy1", "policy2", "policy3"])
        #expect(set.policies.keys.sorted() == ["policy0", "policy3"])
        #expect(set.templates.keys.sorted() == ["policy1", "policy2"])
        #expect(try PolicySet(parsing: " // nothing\n").order == [])
    }

    @Test(arguments: ["", "permit(principal, action, resource); forbid(principal, action, resource);"])
    func onePolicyIsOne(text: String) {
        #expect(throws: Diagnostics.self) { try Policy(parsing: text) }
    }

    @Test(arguments: [
        Refusal(
            "()", "this policy is missing the `principal` variable in the scope", marked: ")", help: "in that order"),
        Refusal("(principal)", "this policy is missing the `action` variable in the scope", marked: ")"),
        Refusal("(principal,)", "this policy is missing the `action` variable in the scope", marked: ")"),
        Refusal("(principal, action)", "this policy is missing the `resource` variable in the scope", marked: ")"),
        Refusal(
            "(action, principal, resource)", "found the variable `action` where the variable `principal` must be used",
            marked: "action"),
        Refusal("(user, action, resource)", "found an invalid variable in the policy scope: user", marked: "user"),
        Refusal(
            "(context, action, resource)", "found an invalid variable in the policy scope: context", marked: "context"),
        Refusal(
            "(principal, action, resource, context)", "this policy has an extra element in the scope: context",
            marked: "context"),
        Refusal("(principal, action, resource,,)", "unexpected token `,`", marked: ","),
        Refusal(
            "(principal: User, action, resource)", "type constraints using `:` are not supported", marked: ":",
            help: "is"),
        Refusal(
            "(principal = User::\"a\", action, resource)", "'=' is not a valid operator in Cedar", marked: "=",
            help: "=="),
        Refusal("(principal, action = Action::\"a\", resource)", "'=' is not a valid operator in Cedar", marked: "="),
        Refusal(
            "(principal != User::\"a\", action, resource)", "invalid operator in the policy scope: !=", marked: "!="),
        Refusal(
            "(principal, action > Action::\"a\", resource)", "invalid operator in the action scope: >", marked: ">"),
        Refusal("(principal && true, action, resource)", "unexpected token `&&`", marked: "&&", help: "when { … }"),
    ])
    func scopesHaveThreeVariables(refusal: Refusal) { check(refusal, "permit", ";") }

    @Test(arguments: [
        Refusal(
            "== \"alice\"", "expected an entity uid or matching template slot, found literal `\"alice\"`",
            marked: "\"alice\"", help: "including the entity type"),
        Refusal("== true", "expected an entity uid or matching template slot, found literal `true`", marked: "true"),
        Refusal("== 1", "expected an entity uid or matching template slot, found literal `1`", marked: "1"),
        Refusal(
            "== User", "expected an entity uid or matching template slot, found name `User`", marked: "User",
            help: "using `is`"),
        Refusal(
            "in [User::\"a\"]", "expected single entity uid or template slot, found set of entity uids", marked: "["),
        Refusal(
            "== ?resource", "expected an entity uid or matching template slot, found ?resource instead of ?principal",
            marked: "?resource"),
        Refusal("== ?user", "`?user` is not a valid template slot", marked: "?user"),
        Refusal("is User == User::\"a\"", "`is` cannot be used together with `==`", marked: "==", help: "_ is _ in _"),
        Refusal(
            "in Group::\"a\" is User", "when `is` and `in` are used together, `is` must come first", marked: "is",
            help: "_ is _ in _"),
        Refusal(
            "is \"User\"", "right hand side of an `is` expression must be an entity type name, but got `\"User\"`",
            marked: "\"User\"", help: "`principal is User`"),
        Refusal(
            "is User in [Group::\"a\"]", "expected single entity uid or template slot, found set of entity uids",
            marked: "["),
        Refusal("== (User::\"a\"", "unexpected token `,`", marked: ",", help: "`)`"),
        Refusal("== if::\"a\"", "this identifier is reserved and cannot be used: if", marked: "if"),
    ])
    func principalsAreEntitiesSlotsOrTypes(refusal: Refusal) {
        check(refusal, "permit(principal ", ", action, resource);")
    }

    @Test(arguments: [
        Refusal("is Action", "`is` cannot appear in the action scope", marked: "is", help: "when"),
        Refusal("in Action::\"a\" is Action", "`is` cannot appear in the action scope", marked: "is"),
        Refusal("== ?principal", "expected single entity uid, found template slot", marked: "?principal"),
        Refusal(
            "in ?action", "expected single entity uid or set of entity uids, found template slot", marked: "?action"),
        Refusal("== [Action::\"a\"]", "expected single entity uid, found set of entity uids", marked: "["),
        Refusal("in [[]]", "expected single entity uid, found set of entity uids", marked: "["),
        Refusal(
            "== User::\"a\"", "expected an entity uid with type `Action` but got `User::\"a\"`", marked: "User::\"a\"",
            help: "optionally in a namespace"),
        Refusal(
            "in [Action::\"a\", Action::B::\"c\"]",
            "expected an entity uid with type `Action` but got `Action::B::\"c\"`",
            marked: "Action::B::\"c\""),
        Refusal("in [Action::\"a\" Action::\"b\"]", "unexpected token `Action`", marked: "Action", help: "`]`"),
        Refusal("== Action", "expected an entity uid, found name `Action`", marked: "Action"),
    ])
    func actionsAreEntitiesOfTypeAction(refusal: Refusal) {
        check(refusal, "permit(principal, action ", ", resource);")
    }

    @Test(arguments: [
        Refusal(
            "allow(principal, action, resource);", "invalid policy effect: allow", marked: "allow", help: "`permit`"),
        Refusal(
            "permit(principal, action, resource) if { true };", "invalid policy condition: if", marked: "if",
            help: "`when`"),
        Refusal(
            "permit(principal, action, resource) when {};", "`when` condition clause cannot be empty", marked: "when {}"
        ),
        Refusal(
            "permit(principal, action, resource) unless { };", "`unless` condition clause cannot be empty",
            marked: "unless { }"),
        Refusal("permit(principal, action, resource)", "unexpected end of input", marked: "", help: "semicolon"),
        Refusal(
            "permit(principal, action, resource) when true;", "unexpected token `true`", marked: "true", help: "`{`"),
        Refusal("permit(principal, action, resource) when { true;", "unexpected token `;`", marked: ";", help: "`}`"),
        Refusal("@a @a permit(principal, action, resource);", "duplicate annotation: @a", marked: "@a"),
        Refusal(
            "@a(\"x\") @b @a(\"\") permit(principal, action, resource);", "duplicate annotation: @a", marked: "@a(\"\")"
        ),
        Refusal("@a(1) permit(principal, action, resource);", "unexpected token `1`", marked: "1", help: "a string"),
        Refusal("@\"a\" permit(principal, action, resource);", "unexpected token `\"a\"`", marked: "\"a\""),
        Refusal(
            "permit(principal, action, resource == ?resource) when { ?resource == resource };",
            "found template slot ?resource in a `when` clause", marked: "?resource", help: "`when`"),
        Refusal(
            "permit(principal, action, resource) unless { ?principal };",
            "found template slot ?principal in a `unless` clause", marked: "?principal"),
        Refusal("; permit(principal, action, resource);", "unexpected token `;`", marked: ";"),
    ])
    func policies(refusal: Refusal) { check(refusal, "", "") }

    private func check(_ refusal: Refusal, _ before: String, _ after: String) {
        do throws(Diagnostics) {
            _ = try Policy.all(parsing: before + refusal.text + after)
            Issue.record("was read")
        } catch {
            Refusal(before + refusal.text + after, refusal.message, marked: refusal.marked, help: refusal.help)
                .check(error.all.first)
            #expect(error.all.count == 1)
        }
    }
}
