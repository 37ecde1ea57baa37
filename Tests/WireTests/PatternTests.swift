import Core
import Testing

@testable import Wire

@Suite("Patterns")
struct PatternTests {
    @Test(
        "A text matches when the whole of it does",
        arguments: [
            (#"[\w+=,.@-]+"#, ["a", "a.b@c", "A_9-"], ["", "a b", "ä", "a\n"]),
            (#"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"#, ["", "Ünï 中 9", "a/b"], ["a!", "😀"]),
            (#"[\u0009\u000A\u000D\u0020-\u00FF]+"#, ["a\tb\r\n", "ÿ"], ["", "\u{100}", "\u{0}"]),
            (#"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"#, ["/", "/a/", "/a/b/"], ["", "//x", "a", "/a"]),
            (#"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?"#, ["v1", "v10.a-b", "v1."], ["v0", "v", "v1a"]),
            (#"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"#, ["a-b", "abc"], ["a--b", "ab-", "ab"]),
            (#"(?!^[0-9]+$)([a-zA-Z0-9-_]+)"#, ["a1", "1a"], ["12", ""]),
            (#"[0-9A-Za-z\.\-_]*(?<!\.)"#, ["", "a.b"], ["a."]),
            (#"(?s).*"#, ["", "a\nb"], []),
            (#".*"#, ["", "ab"], ["a\nb", "\u{2028}"]),
            (#"$|a+"#, ["", "aa"], ["b"]),
            (#"arn:\b(aws|aws-cn)\b:x"#, ["arn:aws:x", "arn:aws-cn:x"], ["arn:awsx:x"]),
            (#"^(?=.{5,8}$)a[b-d]*+"#, ["abcdd"], ["abc", "abcdbcdbcd"]),
            (#"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*"#, ["a😀\t"], ["\u{1}"]),
            (#"^[^\$]+$"#, ["a"], ["", "a$"]),
            (#"[^_]*(a|b){2}"#, ["ab", "xxba"], ["a", "_ab"]),
        ] as [(String, [String], [String])])
    func matches(source: String, good: [String], bad: [String]) throws {
        let pattern = try Pattern(source)
        for text in good { #expect(pattern.matches(text), "\(text)") }
        for text in bad { #expect(!pattern.matches(text), "\(text)") }
    }

    @Test(
        "The states of a word and the general machine agree on every text",
        arguments: [
            "a*(b|c)+$", "(^a|b)*c?", "$|a+", "^$", "(a|b$)*", "[^a]b|a[^b]*", #"\p{L}+é?[\P{N}b]"#, "(a{2,3}|bc)*é",
            "(a|:)Action$|^.+::", #"[\S]a|[\W\d]*"#, "(a*)*b", "a|", "((a|é)$|b)c",
        ])
    func machinesAgree(source: String) throws {
        var parser = PatternParser(source)
        let program = PatternProgram(try parser.parse())
        let states = try #require(PatternStates(program))
        var random = SplitMix64(seed: 7)
        let letters: [Unicode.Scalar] = ["a", "b", "c", "é", ":", "1", " ", "中"]
        var matching = 0
        for _ in 0..<4_000 {
            let scalars = (0..<Int.random(in: 0...7, using: &random)).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &random)]
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let expected = PatternMatcher(program, scalars).matchesWhole()
            #expect(states.matchesWhole(String(text)) == expected, "\(String(text))")
            if expected { matching += 1 }
        }
        #expect(matching > 0)
    }

    @Test(
        "What looks around itself, or has more states than a word has bits, is left to the general machine",
        arguments: [#"\ba"#, "(?!a)b", "(?<!a)b", "[ab]{70}c"])
    func beyondAWord(source: String) throws {
        var parser = PatternParser(source)
        #expect(PatternStates(PatternProgram(try parser.parse())) == nil)
    }

    @Test("A pattern that makes others try for ever is decided at once")
    func hostile() throws {
        let text = String(repeating: "a", count: 5_000) + "!"
        #expect(try !Pattern("(a+)+b").matches(text))
        #expect(try !Pattern("(a|a)*b").matches(text))
        #expect(try Pattern("(a*)*!").matches(text))
    }

    @Test(
        "What is no pattern is refused",
        arguments: ["(", ")", "[a", "*a", "a{2,1}", "a{99999}", #"\1"#, "[z-a]", "[a&&b]", #"\p{Nope}"#, "(?<=ab)c"])
    func refused(source: String) {
        #expect(throws: ModelError.self) { try Pattern(source) }
    }

    @Test("Every pattern of the built-in services compiles", arguments: ServiceModel.builtInNames)
    func builtIn(name: String) throws {
        let model = try #require(ServiceModel.builtIn(name))
        #expect(model.shapes.contains { $0.constraints.pattern != nil })
    }
}
