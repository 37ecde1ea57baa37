import Cedar
import Testing

@Suite struct ExpressionParserTests {
    private static let principal = Expression(.variable(.principal))
    private static func long(_ value: Int64) -> Expression { Expression(.literal(.long(value))) }
    private static func string(_ value: Text) -> Expression { Expression(.literal(.string(value))) }
    private static func name(_ path: String) throws -> Name { try #require(Name(parsing: path)) }

    @Test(arguments: [
        ("0", 0), ("007", 7), ("9223372036854775807", Int64.max), ("-1", -1), ("- 1", -1),
        ("-9223372036854775808", .min), ("-007", -7),
    ])
    func numbersAreRead(text: String, value: Int64) throws {
        #expect(try Expression(parsing: text) == Self.long(value))
    }

    @Test func signsAreOperatorsBesideTheOneOfANumber() throws {
        let one = Self.long(1)
        #expect(try Expression(parsing: "-(1)") == Expression(.negate(one)))
        #expect(try Expression(parsing: "--1") == Expression(.negate(Self.long(-1))))
        #expect(try Expression(parsing: "--9223372036854775808") == Expression(.negate(Self.long(.min))))
        #expect(try Expression(parsing: "-1.a") == Expression(.negate(Expression(.attribute(one, "a")))))
        #expect(try Expression(parsing: "(-1).a") == Expression(.attribute(Self.long(-1), "a")))
        #expect(try Expression(parsing: "!!!!true").cedarText == "!!!!true")
        #expect(try Expression(parsing: "2-1") == Expression(.binary(.subtract, Self.long(2), one)))
        #expect(try Expression(parsing: "2 - -1") == Expression(.binary(.subtract, Self.long(2), Self.long(-1))))
    }

    @Test(arguments: [
        (#""""#, ""), (#""a b""#, "a b"), (#""\n\r\t\\\0\'\"""#, "\n\r\t\\\0'\""), (#""\x41\x7F""#, "A\u{7F}"),
        (#""\u{41}\u{1F408}""#, "A🐈"), (#""\u{0_0__41_}""#, "A"), (#""\u{10FFFF}""#, "\u{10FFFF}"),
        ("\"a\nb\"", "a\nb"), ("\"\u{e9}e\u{301}\"", "\u{e9}e\u{301}"), (#""// \u{2F}/""#, "// //"),
    ])
    func stringsAreRead(text: String, value: Text) throws {
        #expect(try Expression(parsing: text) == Self.string(value))
    }

    @Test func starsOfPatternsAreWildcardsUnlessEscaped() throws {
        func pattern(_ text: String) throws -> [Pattern.Element]? {
            guard case .like(_, let pattern) = try Expression(parsing: "principal like \(text)").kind else {
                return nil
            }
            return pattern.elements
        }
        #expect(try pattern(#""a*\*""#) == [.scalar("a"), .wildcard, .scalar("*")])
        #expect(try pattern(#""\u{2a}\x2a\\""#) == [.wildcard, .wildcard, .scalar("\\")])
        #expect(try pattern(#""""#) == [])
    }

    @Test(arguments: [
        ("1 + 2 * 3", "1 + (2 * 3)"), ("1 - 2 - 3", "(1 - 2) - 3"),
        ("true || false && true", "true || (false && true)"),
        ("true && false && true", "(true && false) && true"), ("1 + 2 == 3", "(1 + 2) == 3"),
        ("!true == false", "(!true) == false"), ("-principal.a * 2", "(-(principal.a)) * 2"),
        ("if true then 1 else 2 + 3", "if true then 1 else (2 + 3)"),
        ("if true then 1 else if false then 2 else 3", "if true then 1 else (if false then 2 else 3)"),
        ("true && 1 < 2 || false", "(true && (1 < 2)) || false"),
        ("principal is User in resource + 1", "principal is User in (resource + 1)"),
        ("principal has a.b && true", "(principal has a.b) && true"), ("!principal.a(1", "!principal.a(1"),
        ("1 in [1, 2,]", "1 in ([1, 2])"), ("{a: 1, \"b c\": 2,}", "{\"a\": 1, \"b c\": 2}"),
    ])
    func operatorsBindAsTheGrammarSays(text: String, meaning: String) throws {
        guard text != meaning else { return }
        #expect(try Expression(parsing: text) == Expression(parsing: meaning))
        #expect(try Expression(parsing: Expression(parsing: text).cedarText) == Expression(parsing: text))
    }

    @Test(arguments: [
        "permit", "forbid", "when", "unless", "principal", "action", "resource", "context", "ip", "contains", "_", "a1",
    ])
    func wordsThatAreNotReservedAreNames(word: String) throws {
        let name = Text(word)
        #expect(try Expression(parsing: "principal.\(word)") == Expression(.attribute(Self.principal, name)))
        #expect(try Expression(parsing: "principal has \(word)") == Expression(.has(Self.principal, [name])))
        #expect(
            try Expression(parsing: "{\(word): 1}")
                == Expression(.record([.init(key: name, value: Self.long(1))])))
        let uid = EntityUID(type: try Self.name("A::\(word)"), id: "x")
        #expect(try Expression(parsing: "A :: // comment\n \(word)::\"x\"") == Expression(.literal(.entity(uid))))
    }

    @Test func sugarIsKept() throws {
        let one = Self.long(1)
        #expect(try Expression(parsing: "1 != 1") == Expression(.binary(.notEqual, one, one)))
        #expect(try Expression(parsing: "1 > 1") == Expression(.binary(.greater, one, one)))
        #expect(try Expression(parsing: "1 >= 1") == Expression(.binary(.greaterOrEqual, one, one)))
        #expect(try Expression(parsing: "principal has a.b.c") == Expression(.has(Self.principal, ["a", "b", "c"])))
        #expect(try Expression(parsing: #"principal has "a.b""#) == Expression(.has(Self.principal, ["a.b"])))
        #expect(
            try Expression(parsing: "principal is A::B in resource")
                == Expression(
                    .isType(Self.principal, Self.name("A::B"), in: Expression(.variable(.resource)))))
    }

    @Test func attributesInBracketsAreAttributes() throws {
        #expect(try Expression(parsing: #"principal["a"]"#) == Expression(parsing: "principal.a"))
        #expect(try Expression(parsing: #"principal["if"]"#) == Expression(.attribute(Self.principal, "if")))
        #expect(try Expression(parsing: #"principal["__cedar"]"#).cedarText == #"principal["__cedar"]"#)
    }

    @Test(arguments: [
        ("[].contains(1)", BinaryOperator.contains), ("[].containsAll([],)", .containsAll),
        ("[].containsAny([])", .containsAny), ("[].getTag(\"\")", .getTag), ("[].hasTag(\"\")", .hasTag),
    ])
    func methodsAreCalled(text: String, operation: BinaryOperator) throws {
        guard case .binary(operation, _, _) = try Expression(parsing: text).kind else {
            Issue.record("not \(operation)")
            return
        }
    }

    @Test(arguments: [
        "ip()", "ip(1, 2)", "decimal(principal)", "principal.lessThan()", "1.isIpv4(1, 2, 3)", "1.toDate(1)",
    ])
    func theCountOfArgumentsOfExtensionsIsNotChecked(text: String) throws {
        guard case .call = try Expression(parsing: text).kind else {
            Issue.record("not a call")
            return
        }
    }

    @Test func rangesCoverWhatTheyName() throws {
        let text = "principal . owner // c\n && (1 + 2) == resource . b"
        func snippet(_ expression: Expression) -> String? {
            expression.range.map { String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self) }
        }
        let expression = try Expression(parsing: text)
        #expect(snippet(expression) == text)
        guard case .and(let left, let right) = expression.kind, case .attribute(let target, _) = left.kind,
            case .binary(.equal, let sum, let attribute) = right.kind
        else { throw Diagnostic("not as written") }
        #expect(snippet(left) == "principal . owner")
        #expect(snippet(target) == "principal")
        #expect(snippet(right) == "(1 + 2) == resource . b")
        #expect(snippet(sum) == "1 + 2")
        #expect(snippet(attribute) == "resource . b")
    }

    @Test(arguments: ["User::\"alice\"", "A::B::\"\"", "permit::\"a\\nb\"", "User::\"\\\" // \""])
    func normalisedEntitiesAreRead(text: String) throws {
        let uid = try EntityUID(parsing: text)
        #expect(try EntityUID(parsing: uid.description) == uid)
        #expect(try Expression(parsing: text) == Expression(.literal(.entity(uid))))
    }

    @Test(arguments: [
        "", "User", "User::", "\"alice\"", " User::\"a\"", "User::\"a\" ", "User ::\"a\"", "User:: \"a\"",
        "A ::B::\"a\"",
        "User::\"a\" // \"", "// \"\nUser::\"a\"", "if::\"a\"", "__cedar::\"a\"", "User::\"\\q\"", "User::\"a\"::\"b\"",
        "User::{id: 1}",
    ])
    func otherEntitiesAreRefused(text: String) {
        #expect(throws: Diagnostics.self) { try EntityUID(parsing: text) }
    }
}
