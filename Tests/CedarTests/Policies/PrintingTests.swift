import Cedar
import Testing

@Suite struct PrintingTests {
    @Test(arguments: [
        "1 + 2 * 3", "(1 + 2) * 3", "1 - (2 - 3)", "1 - 2 - 3", "true && (false || true)", "true || false && true",
        "(1 == 2) == true", "!(1 == 2)", "!!!!true", "!!!!(!true)", "-(1)", "--1", "----1", "----(-1)",
        "-(-(-principal.a))",
        "if true then 1 else 2", "(if true then 1 else 2) + 3", "[if true then 1 else 2]", "(-1).a", "-1.a",
        "-9223372036854775808", "principal.a.b", "principal[\"a b\"][\"if\"].c", "principal has a.b.c",
        "principal has \"a b\"",
        "principal has \"\"", "principal has \"if\"", "(principal has a).b", "principal is A::B in resource",
        "principal like \"a*\\*\\\\\"", "[1, 2].contains(3)", "ip(\"1\").isInRange(ip(\"2\"))", "[].isEmpty()",
        "{a: 1, \"b c\": {}}", "principal.getTag(\"x\") == User::\"a\\nb\"", "(true && false) in resource",
        "true && (true && false)", "!(-1)", "!(-principal)", "-(!true)",
    ])
    func parenthesesAreMinimalAndKept(text: String) throws {
        // Rows of signs may be written with fewer parentheses than here.
        let expected = text == "-(-(-principal.a))" ? "---principal.a" : text
        #expect(try Expression(parsing: text).cedarText == expected)
        #expect(try Expression(parsing: expected) == Expression(parsing: text))
    }

    @Test func namesOfAHasThatTextCannotWriteAreWrittenOut() throws {
        let principal = Expression(.variable(.principal))
        let has = Expression(.has(principal, ["a b", "c"]))
        #expect(has.cedarText == #"principal has "a b" && principal["a b"] has c"#)
        #expect(Expression(.not(has)).cedarText == #"!(principal has "a b" && principal["a b"] has c)"#)
        #expect(
            Expression(.or(has, has)).cedarText
                == #"principal has "a b" && principal["a b"] has c || principal has "a b" && principal["a b"] has c"#)
        let sum = Expression(.binary(.add, principal, principal))
        #expect(
            Expression(.has(sum, ["if", "b"])).cedarText
                == #"principal + principal has "if" && (principal + principal)["if"] has b"#)
        let read = try Expression(parsing: has.cedarText)
        #expect(
            read
                == Expression(
                    .and(
                        Expression(.has(principal, ["a b"])),
                        Expression(.has(Expression(.attribute(principal, "a b")), ["c"])))))
    }

    @Test func policiesHaveALineForEachPart() throws {
        let text = """
            @id("a\\nb")
            @flag
            forbid(principal is A::User in ?principal, action in [Action::"a", Action::"b"], resource == Photo::"x")
            when { principal.a }
            unless { context["a b"] };
            """
        let policy = try Policy(parsing: text)
        #expect(policy.cedarText == text)
        #expect(policy.description == text)
        #expect(
            try Policy(parsing: "permit(principal,action,resource,);").cedarText
                == "permit(principal, action, resource);")
    }

    @Test func whatCannotBeSeenIsEscaped() throws {
        let text = Expression(.literal(.string("e\u{301}\u{202E}\u{0}\u{7F}é🐈"))).cedarText
        #expect(text == #""e\u{301}\u{202e}\0\u{7f}é🐈""#)
    }
}
