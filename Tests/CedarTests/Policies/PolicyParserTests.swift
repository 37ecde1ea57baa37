import Testing

@testable import Cedar

@Suite struct PolicyParserTests {
    private static func complaint(_ text: String) -> String? {
        do {
            _ = try PolicySet(parsing: text)
            return nil
        } catch {
            return error.all.map { $0.message }.joined(separator: "\n")
        }
    }

    private static func complaint(ofCondition text: String) -> String? {
        do {
            _ = try Expression(parsing: text)
            return nil
        } catch {
            return error.all.map { $0.message }.joined(separator: "\n")
        }
    }

    @Test(arguments: [
        ("permit(principal, action);", "this policy is missing the `resource` variable in the scope"),
        ("permit(principal, action, resource, context);", "this policy has an extra element in the scope: context"),
        ("permit(action, principal, resource);", "found an invalid variable in the policy scope: action"),
        ("permit(principal = User::\"a\", action, resource);", "'=' is not a valid operator in Cedar"),
        ("permit(principal: User, action, resource);", "type constraints using `:` are not supported"),
        (
            "permit(principal in [User::\"a\"], action, resource);",
            "expected single entity uid or template slot, found set of entity uids"
        ),
        (
            "permit(principal == ?resource, action, resource);",
            "expected an entity uid or matching template slot, found ?resource instead of ?principal"
        ),
        ("permit(principal, action is Action, resource);", "`is` cannot appear in the action scope"),
        (
            "permit(principal, action == User::\"a\", resource);",
            "expected that action entity uids would have the type `Action`, but got `User::\"a\"`"
        ),
        (
            "permit(principal is User == User::\"a\", action, resource);",
            "`is` cannot appear in the scope at the same time as `==`"
        ),
        ("allow(principal, action, resource);", "invalid policy effect: allow"),
        ("permit(principal, action, resource) where { true };", "invalid policy condition: where"),
        ("permit(principal, action, resource) when {};", "expected a `when` condition body"),
        ("@a(\"1\") @a(\"2\") permit(principal, action, resource);", "duplicate annotation: @a"),
        ("permit(principal, action, resource)", "unexpected end of input"),
        (
            "permit(principal, action, resource) when { ?principal == principal };",
            "found template slot ?principal in a `when` or `unless` clause"
        ),
    ])
    func policiesThatAreNoneAreRefused(text: String, message: String) {
        #expect(Self.complaint(text) == message)
    }

    @Test(arguments: [
        ("a == b", "invalid variable: a"),
        (
            "principal == action == resource",
            "multiple relational operators (>, ==, in, etc.) must be used with parentheses to make ordering explicit"
        ),
        (
            "1 < 2 < 3",
            "multiple relational operators (>, ==, in, etc.) must be used with parentheses to make ordering explicit"
        ),
        ("!!!!!true", "too many occurrences of `!`"),
        ("-----1", "too many occurrences of `-`"),
        ("1 / 2", "division is not supported"),
        ("1 % 2", "remainder/modulo is not supported"),
        ("9223372036854775808", "integer literal `9223372036854775808` is too large"),
        ("-(9223372036854775808)", "integer literal `9223372036854775808` is too large"),
        ("99999999999999999999", "integer parse error: number too large to fit in target type"),
        ("principal.if", "this identifier is reserved and cannot be used: if"),
        ("{a: 1, \"a\": 2}", "duplicate key `a` in record literal"),
        ("[1].contains()", "call to `contains` requires exactly 1 argument, but got 0 arguments"),
        ("[1].isEmpty(1)", "call to `isEmpty` requires exactly 0 arguments, but got 1 arguments"),
        ("principal.isInrange(1)", "`isInrange` is not a valid method"),
        ("contains([1], 1)", "`contains` is a method, not a function"),
        ("\"1.0\".decimal()", "`decimal` is a function, not a method"),
        ("principal[context]", "invalid member access: `[…]` needs a string literal"),
        ("\"\\q\"", "the input contains an invalid escape sequence"),
        ("\"\\u{110000}\"", "the input contains an invalid escape sequence"),
        ("\"\\xFF\"", "the input contains an invalid escape sequence"),
        ("User::{id: 1}", "arbitrary entity lookups are not supported"),
        ("principal is \"User\"", "right hand side of an `is` expression must be an entity type name"),
        (
            "principal like principal",
            "right hand side of a `like` expression must be a pattern literal, but got `principal`"
        ),
        ("if true then 1", "unexpected end of input"),
        ("principal has a[\"b\"]", "unexpected token `[`"),
    ])
    func expressionsThatAreNoneAreRefused(text: String, message: String) {
        #expect(Self.complaint(ofCondition: text) == message)
    }

    @Test func helpNamesTheNearestMethod() throws {
        let error = #expect(throws: Diagnostics.self) { try Expression(parsing: "context.ip.isInrange(context.ip)") }
        #expect(error?.all.first?.help == "did you mean `isInRange`?")
    }

    @Test func severalPoliciesTellSeveralErrors() {
        let error = #expect(throws: Diagnostics.self) {
            try PolicySet(parsing: "permit(a, b, c);\npermit(principal, action, resource);\nforbid(principal);")
        }
        #expect(error?.all.count == 2)
    }

    @Test func theExcerptPointsAtThePlace() throws {
        let text = "permit(principal, action, resource)\nwhen { foo == 1 };"
        let error = #expect(throws: Diagnostics.self) { try PolicySet(parsing: text) }
        let lines = error?.all.first?.rendered(in: SourceText(text, name: "p.cedar")).split(separator: "\n").map(
            String.init)
        #expect(
            lines?.prefix(4) == [
                "error: invalid variable: foo", "  --> p.cedar:2:8", "  2 | when { foo == 1 };", "    |        ^^^",
            ])
    }

    @Test(arguments: [
        ("-9223372036854775808", Expression.Kind.literal(.long(.min))),
        ("--9223372036854775808", .negate(Expression(.literal(.long(.min))))),
        ("-(5)", .negate(Expression(.literal(.long(5))))),
        ("\"\\u{1_F600}\"", .literal(.string("\u{1F600}"))),
        ("\"a\nb\"", .literal(.string("a\nb"))),
        (
            "principal like \"\\u{2a}\\*\"",
            .like(Expression(.variable(.principal)), Pattern([.wildcard, .scalar("*")]))
        ),
        ("context has a.b", .has(Expression(.variable(.context)), ["a", "b"])),
        ("[1, 2,]", .set([Expression(.literal(.long(1))), Expression(.literal(.long(2)))])),
        ("{permit: 1}", .record([.init(key: "permit", value: Expression(.literal(.long(1))))])),
        ("permit::principal::\"x\"", .literal(.entity(EntityUID(type: Name(path: "permit::principal"), id: "x")))),
    ])
    func whatIsUnusualIsRead(text: String, kind: Expression.Kind) throws {
        #expect(try Expression(parsing: text) == Expression(kind))
    }

    @Test(arguments: ["(", "[", "!(", "-(", "if true then 1 else ", "{a: ", "principal.contains("])
    func deepInputEndsInAnError(opening: String) {
        #expect(throws: Diagnostics.self) { try Expression(parsing: String(repeating: opening, count: 100_000)) }
    }

    @Test(arguments: [" && true", " || true", " + 1", ".a", " * 1"])
    func longInputEndsInAnError(link: String) {
        #expect(throws: Diagnostics.self) { try Expression(parsing: "1" + String(repeating: link, count: 100_000)) }
    }

    @Test func aThousandTermsAreRead() throws {
        let text = "true" + String(repeating: " && true", count: 900)
        let expression = try Expression(parsing: text)
        #expect(expression.cedarText == text)
        #expect(try expression.evaluated() == .bool(true))
    }

    @Test func templatesKnowTheirSlots() throws {
        let set = try PolicySet(parsing: "permit(principal in ?principal, action, resource == ?resource);")
        #expect(set.templates["policy0"]?.slots == [.principal, .resource])
        #expect(set.decidable.isEmpty)
    }
}
