import Core
import Testing

@testable import Console

@Suite("What is shown is escaped")
struct EscapeTests {
    private static let alphabet = Array("<>&\"'/=`abc \n\t\u{1}\u{7f}é💥]]>--script")

    private func text(_ generator: inout SplitMix64) -> String {
        String(
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                Self.alphabet.randomElement(using: &generator) ?? "x"
            })
    }

    private func unescaped(_ markup: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"), ("\u{2401}", "\u{1}")]
            .reduce(markup) { $0.replacing($1.0, with: $1.1) }
    }

    @Test func anyTextComesBackAsItWasAndHoldsNoMarkup() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<5_000 {
            let text = text(&generator)
            let escaped = Escape.text(text)
            #expect(!escaped.contains { "<>\"'".contains($0) })
            #expect(unescaped(escaped) == text)
        }
    }

    @Test func anyTextStaysWithinItsElementAndItsAttribute() {
        var generator = SplitMix64(seed: 12)
        for _ in 0..<2_000 {
            let text = text(&generator)
            let markup = tag(.p, .set(.title, text)) { text }.markup
            #expect(markup.count { $0 == "<" } == 2)
            #expect(markup.count { $0 == ">" } == 2)
            #expect(markup.count { $0 == "\"" } == 2)
        }
    }

    @Test func addressesAreLinksOrNothing() {
        #expect(Attribute.set(.href, "javascript:alert(1)") == nil)
        #expect(Attribute.set(.src, "//example.com/x.js") == nil)
        #expect(Attribute.set(.action, "https://example.com") == nil)
        #expect(Attribute.set(.formaction, "https://example.com") == nil)
    }

    @Test func elementsAreWrittenAsHTMLWantsThem() {
        #expect(tag(.input, .set(.name, "a"), .flag(.required)) { "ignored" }.markup == "<input name=\"a\" required>")
        #expect(tag(.textarea) { "\nkept" }.markup == "<textarea>\n\nkept</textarea>")
        #expect(
            tag(.p) { for word in ["a", "b"] { tag(.code) { word } } }.markup == "<p><code>a</code><code>b</code></p>")
    }
}
