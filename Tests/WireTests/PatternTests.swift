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
