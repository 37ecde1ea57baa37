import Core
import Testing

@testable import Console

@Suite("Highlighting")
struct HighlighterTests {
    private func kinds(_ text: String) -> [String] {
        CedarHighlighter.tokens(text).filter { $0.kind != .plain }.map { "\($0.kind.rawValue) \($0.text)" }
    }

    @Test func aPolicyIsColouredByWhatItsWordsMean() {
        #expect(
            kinds(
                "@id(\"a\") permit (principal == ?principal, action, resource is App::Doc) when { x.like > 1 }; // end")
                == [
                    "annotation @id", "string \"a\"", "effect permit", "variable principal", "variable ?principal",
                    "variable action", "variable resource", "keyword is", "type App", "type Doc", "keyword when",
                    "keyword like", "number 1", "comment // end",
                ])
    }

    @Test(arguments: [
        ("\"open", ["string \"open"]), ("\"a\\\"b\" x", ["string \"a\\\"b\""]),
        ("\"a\nwhen", ["string \"a", "keyword when"]),
        ("// a\n// b", ["comment // a", "comment // b"]), ("\"// no\"", ["string \"// no\""]), ("whenever", []),
        ("@", []),
        ("é when", ["keyword when"]), ("\"\\", ["string \"\\"]), ("::", []),
    ])
    func wrongTextIsColouredToo(_ text: String, _ expected: [String]) { #expect(kinds(text) == expected) }

    @Test func nothingIsLost() {
        var generator = SplitMix64(seed: 5)
        let pieces = ["permit", "\"", "\\", "//", "\n", "::", "@", "?", "é", "a1", "12", "{", " ", "when"]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            #expect(CedarHighlighter.tokens(text).map(\.text).joined() == text)
        }
    }
}
