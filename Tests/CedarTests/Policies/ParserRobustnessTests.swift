import Cedar
import Testing

@Suite struct ParserRobustnessTests {
    private func errors(_ text: String) -> [Diagnostic] {
        do throws(Diagnostics) {
            _ = try Policy.all(parsing: text)
            return []
        } catch {
            return error.all
        }
    }

    @Test func eachWrongPolicyIsTold() {
        let text = """
            permit(principal, action, resource) when { 1 = 2 };
            permit(principal, action, resource);
            allow(principal, action, resource);
            # permit(principal, action, resource);
            permit(principal, action, resource)
            permit(principal, action, resource) when { "\\q" && ' };
            permit(principal, action, resource);
            @a permit(principal, action, resource) @b permit(principal, action, resource) when {};
            """
        #expect(
            errors(text).map(\.message) == [
                "'=' is not a valid operator in Cedar", "invalid policy effect: allow", "invalid token",
                "unexpected token `permit`", "the input `\\q` is not a valid escape", "unexpected token `@`",
                "`when` condition clause cannot be empty",
            ])
    }

    @Test func errorsAreBounded() {
        #expect(errors(String(repeating: "permit();", count: 100)).count == 20)
        #expect(errors(String(repeating: "#;", count: 100)).count == 20)
        #expect(errors(String(repeating: ";", count: 100)).count == 20)
    }

    @Test(arguments: [
        ("(", ")"), ("[", "]"), ("{a: ", "}"), ("!(", ")"), ("-(", ")"), ("if ", " then 1 else 1"),
        ("if 1 then 1 else ", ""), ("[].contains(", ")"), ("ip(", ")"), ("{a: [", "]}"), ("1 + (1 * (", "))"),
    ])
    func deepNestingIsRefused(open: String, close: String) {
        func nested(_ depth: Int) -> String {
            let body = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            return "permit(principal, action, resource) when { \(body) };"
        }
        #expect(errors(nested(50)) == [])
        #expect(errors(nested(1_000)).first?.message.hasPrefix("this expression nests too deeply") == true)
        #expect(errors(nested(100_000)).count == 1)
    }

    @Test func unclosedNestingIsRefused() {
        for open in ["(", "[", "{a:", "!", "-", "if ", "permit(", "@", "@a(", "A::", "1.a"] {
            #expect(
                errors("permit(principal, action, resource) when { " + String(repeating: open, count: 100_000)).count
                    == 1)
        }
    }

    @Test(arguments: [" && ", " || ", " + ", " - ", " * "])
    func longChainsAreRefusedOrRead(operation: String) throws {
        func chain(_ count: Int) -> String { Array(repeating: "true", count: count).joined(separator: operation) }
        let expression = try Expression(parsing: chain(999))
        #expect(try Expression(parsing: expression.cedarText) == expression)
        #expect(throws: Diagnostics.self) { try Expression(parsing: chain(1_100)) }
        #expect(throws: Diagnostics.self) { try Expression(parsing: chain(200_000)) }
    }

    @Test(arguments: [".a", "[\"if\"]", ".contains(1)", ".isEmpty()", ".toDate()"])
    func longMembersAreRefusedOrRead(member: String) throws {
        func chain(_ count: Int) -> String { "principal" + String(repeating: member, count: count) }
        let expression = try Expression(parsing: chain(999))
        #expect(try Expression(parsing: expression.cedarText) == expression)
        #expect(throws: Diagnostics.self) { try Expression(parsing: chain(1_100)) }
        #expect(throws: Diagnostics.self) {
            try Expression(parsing: "1 has a" + String(repeating: ".a", count: 10_000))
        }
    }

    /// What text can have, JSON and the formatter can have too.
    @Test func theDeepestPoliciesComeBack() throws {
        let bodies = [
            Array(repeating: "true", count: 990).joined(separator: " && "),
            "principal" + String(repeating: ".a", count: 990),
            String(repeating: "[", count: 190) + String(repeating: "]", count: 190),
            String(repeating: "!(1 + (", count: 60) + "1" + String(repeating: "))", count: 60),
        ]
        for body in bodies {
            let policy = try Policy(parsing: "permit(principal, action, resource) when { \(body) };")
            #expect(try Policy(json: policy.json) == policy)
            #expect(try Policy(parsing: PolicyFormatter().format(policy.cedarText)) == policy)
        }
    }

    @Test func textThatIsNoneIsRefused() {
        for scalar: Unicode.Scalar in ["\0", "\u{1}", "é", "\u{FEFF}", "\u{200B}", "🐈", "~", "`", "$", "^"] {
            #expect(errors("permit(principal, action, resource)\(scalar);").map(\.message) == ["invalid token"])
        }
        for space: Unicode.Scalar in ["\u{85}", "\u{A0}", "\u{2028}", "\u{3000}", "\u{B}", "\r"] {
            #expect(errors("permit(principal,\(space)action, resource)\(space);") == [])
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func mutatedPoliciesNeverCrash(seed: UInt64) {
        var generator = PolicyGenerator(seed: seed)
        for _ in 0..<40 {
            let text = generator.policy().cedarText
            for _ in 0..<20 {
                var mutation = Mutation(seed: generator.random.next())
                Mutation.exercise(mutation.mutated(text))
            }
        }
    }
}
