import Testing

@testable import Discovery

@Suite struct ExpressionParserTests {
    private func refusal(_ regex: String) -> ExpressionError? {
        do {
            _ = try ExpressionParser.parse(regex)
            return nil
        } catch {
            return error
        }
    }

    /// What the dialect leaves out, by name (Macie User Guide, custom data identifiers).
    @Test(arguments: [
        (#"(a)b\1"#, ExpressionError.Reason.backreference, 5), (#"a(?P=n)"#, .backreference, 2),
        (#"a\k<n>"#, .backreference, 2), (#"ab\g{1}"#, .backreference, 3), (#"x(?(1)a|b)"#, .conditional, 2),
        (#"x(?{1})"#, .embeddedCode, 2), (#"(??{1})"#, .embeddedCode, 1), (#"a(?C1)"#, .embeddedCode, 2),
        (#"a(?R)"#, .recursion, 2), (#"a(?1)"#, .recursion, 2), (#"a(?-1)"#, .recursion, 2),
        (#"a(?&n)"#, .recursion, 2), (#"a(?P>n)"#, .recursion, 2), (#"a\g<n>"#, .recursion, 2),
        (#"a(?=b)"#, .lookAround, 2), (#"a(?!b)"#, .lookAround, 2), (#"(?<=b)a"#, .lookAround, 1),
        (#"(?<!b)a"#, .lookAround, 1), (#"/ab/i"#, .globalFlags, 5), (#"/ab/mx"#, .globalFlags, 5),
        (#"(*UTF8)a"#, .globalFlags, 1), (#"(?m)a"#, .flag("m"), 3), (#"(?x)a"#, .flag("x"), 3),
        (#"(?is)a"#, .flag("s"), 4), (#"(?>a)"#, .atomicGroup, 1), (#"a++"#, .possessiveQuantifier, 3),
        (#"a\Kb"#, .resetOfTheMatch, 2), (#"(?|a|b)"#, .branchReset, 1),
    ])
    func unsupportedConstructsAreNamed(_ regex: String, _ reason: ExpressionError.Reason, _ position: Int) throws {
        #expect(refusal(regex) == ExpressionError(reason, at: position))
    }

    @Test(arguments: [
        ("", ExpressionError.Reason.empty, 1), ("ab(c", .unclosedGroup, 3), ("ab)c", .unopenedGroup, 3),
        ("ab[c", .unclosedClass, 3), ("a[z-b]", .reversedRange, 3), (#"ab\"#, .unfinishedEscape, 3),
        (#"a\x{110000}"#, .invalidCodePoint, 2), ("*a", .nothingToRepeat, 1), ("a|+b", .nothingToRepeat, 3),
        ("a{2}{3}", .nothingToRepeat, 7), ("^*a", .nothingToRepeat, 1), ("a{3,2}", .reversedRepeat, 2),
        (#"a\y"#, .unknownEscape(#"\y"#), 2), (#"a\p{Greek}"#, .unknownProperty("Greek"), 2),
        ("[[:wort:]]", .unknownClass("[:wort:]"), 2), ("(?Pa)", .unknownGroup, 1), ("a*", .matchesEmptyText, 1),
        ("a?|b", .matchesEmptyText, 1), ("^$", .matchesEmptyText, 1),
    ])
    func mistakesAreTold(_ regex: String, _ reason: ExpressionError.Reason, _ position: Int) throws {
        #expect(refusal(regex) == ExpressionError(reason, at: position))
    }

    @Test func theRemedyIsInTheMessage() {
        #expect(
            ExpressionError(.lookAround, at: 7).description
                == "character 7: look-ahead and look-behind are not supported; use keywords and a distance for what "
                + "stands near, and ignore words for what must not be in it")
        #expect(
            refusal("ü(?>a)")?.description == "character 2: atomic groups are not supported; use (?:…)")
    }

    @Test func fiveHundredAndTwelveCharactersAreAllowed() {
        #expect(refusal(String(repeating: "ä", count: 512)) == nil)
        #expect(
            refusal(String(repeating: "ä", count: 513)) == ExpressionError(.tooLong(characters: 513), at: 513))
    }

    @Test func largeBoundedRepetitionsAreRefused() {
        #expect(refusal(#"\d{100,1000}"#) == ExpressionError(.repeatTooLarge(maximum: 255), at: 3))
        #expect(refusal(#"\d{1000}"#) == ExpressionError(.repeatTooLarge(maximum: 255), at: 3))
        #expect(refusal(#"\d{100,}"#) == nil)
        #expect(refusal(#"\d{100}"#) == nil)
        #expect(refusal(#"\d{1,255}"#) == nil)
        #expect(refusal(#"((a{100}){100}){100}"#)?.reason == .tooComplex)
        #expect(refusal("a{99999999999999999999}")?.reason == .repeatTooLarge(maximum: 255))
    }

    @Test func repeatedWildcardsAreRefused() {
        #expect(refusal("a*b*a*") == ExpressionError(.repeatedWildcards, at: 5))
        #expect(refusal("x.*.*.*") == ExpressionError(.repeatedWildcards, at: 6))
        #expect(refusal("(x*)(y*)(z*)a")?.reason == .repeatedWildcards)
        #expect(refusal("a*b*c") == nil)
        #expect(refusal("a*b*ca*b*") == nil)
        #expect(refusal("a+b+c+") == nil)
    }

    @Test func nestingHasALimit() {
        let groups = { String(repeating: "(", count: $0) + "a" + String(repeating: ")", count: $0) }
        #expect(refusal(groups(64)) == nil)
        #expect(refusal(groups(65)) == ExpressionError(.nestedTooDeeply(maximum: 64), at: 65))
    }

    private func matches(_ regex: String, _ text: String) throws -> [String] {
        try Specimens.found(text, [], custom: [CustomIdentifier(name: "X", regex: regex)]).map {
            String($0.dropFirst(2))
        }
    }

    @Test(arguments: [
        ("(?i)abc", "xABCx abc", ["ABC", "abc"]), ("a(?i)b", "aB AB ab", ["aB", "ab"]),
        ("(?i:a)b", "Ab AB ab", ["Ab", "ab"]), ("((?i)a)b", "Ab AB", ["Ab"]), ("(?i)ü", "Ü", ["Ü"]),
        ("(?i)(?-i)a", "A a", ["a"]), ("(a|b)(c)", "ac bc ab", ["ac", "bc"]),
        ("(?<name>a)(?P<n>b)(?'m'c)", "abc", ["abc"]),
        ("a(?#comment)b", "ab", ["ab"]), (#"\Qa.b\E+"#, "a.b a.bb", ["a.b", "a.bb"]), ("a{2", "a{2", ["a{2"]),
        ("a{,2}", "a{,2}", ["a{,2}"]), ("[]a]b", "]b ab", ["]b", "ab"]), ("[^a-c]x", "ax dx", ["dx"]),
        ("[a-]x", "-x ax", ["-x", "ax"]), (#"[\d-]x"#, "-x 1x", ["-x", "1x"]), ("[[:upper:]]{2}", "AB ab", ["AB"]),
        ("[[:^digit:]]1", "a1 11", ["a1", " 1"]), ("a.c", "aüc a\nc", ["aüc"]), (#"\p{Lu}\p{Nd}"#, "Ä1 ä1", ["Ä1"]),
        (#"\bcat\b"#, "cat concat", ["cat"]), (#"\x41\x{42}\t"#, "AB\t", ["AB\t"]), ("a+?", "aaa", ["aaa"]),
        ("/ab/", "/ab/", ["/ab/"]), ("日{2}", "日日日", ["日日"]),
    ])
    func theDialectMeansWhatItSays(_ regex: String, _ text: String, _ expected: [String]) throws {
        #expect(try matches(regex, text) == expected)
    }

    @Test func caretAndDollarAreTheFilesStartAndEnd() throws {
        #expect(try matches("^ab", "ab\nab") == ["ab"])
        #expect(try matches("^ab", "x\nab").isEmpty)
        #expect(try matches("ab$", "ab\nab") == ["ab"])
        #expect(try matches("ab$", "ab\n").isEmpty)
        #expect(try matches("^ab$", "ab") == ["ab"])
    }

    @Test func caretAndDollarAreNoBlocksEnds() throws {
        let rules = try Rules(
            identifiers: [],
            custom: [CustomIdentifier(name: "START", regex: "^ab"), CustomIdentifier(name: "END", regex: "ab$")])
        let matcher = try rules.matcher()
        matcher.beginDocument()
        let found = try [false, false, true].map { isLast in
            try Specimens.found(
                Block(bytes: Array("ab ab".utf8), form: .unstructured, isLast: isLast), rules, matcher)
        }
        #expect(found == [["START:ab"], [], ["END:ab"]])
    }
}
