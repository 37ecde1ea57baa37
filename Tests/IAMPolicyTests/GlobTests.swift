import Testing

@testable import IAMPolicy

@Suite("Wildcards")
struct GlobTests {
    @Test(
        "A pattern matches whole texts, with * for any run and ? for one character",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("*", "anything", true), ("a*", "abc", true),
            ("a*", "ba", false), ("*c", "abc", true), ("*c", "abcd", false), ("a*c", "ac", true), ("a*c", "abbc", true),
            ("a?c", "abc", true), ("a?c", "ac", false), ("?", "é", true), ("??", "é", false), ("a**b", "ab", true),
            ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("a*bc*bd", "abcbcbd", true),
            ("**?", "x", true), ("**?", "", false), ("[a]", "a", false),
        ])
    func matches(pattern: String, text: String, expected: Bool) {
        #expect(Glob(wildcards: pattern.utf8).matches(text) == expected)
    }

    @Test("A hostile pattern costs at most length times length")
    func isNotExponential() {
        let pattern = String(repeating: "a*", count: 200) + "b"
        #expect(!Glob(wildcards: pattern.utf8).matches(String(repeating: "a", count: 2_000)))
    }

    @Test(
        "Two patterns overlap when some text fits both",
        arguments: [
            ("a*", "*b", true), ("a*", "b*", false), ("*", "", true), ("a?c", "ab*", true), ("a?c", "abd*", false),
            ("b/*", "*/logs/*", true), ("other/*", "bucket/*", false), ("*a", "a*", true), ("", "a", false),
            ("a*b*c", "a?c", true), ("a*b*c", "a?", false), ("a*b*c", "a??c", true),
        ])
    func overlaps(left: String, right: String, expected: Bool) {
        #expect(Glob.overlap(Glob.tokens(left.utf8), Glob.tokens(right.utf8)) == expected)
        #expect(Glob.overlap(Glob.tokens(right.utf8), Glob.tokens(left.utf8)) == expected)
    }
}
