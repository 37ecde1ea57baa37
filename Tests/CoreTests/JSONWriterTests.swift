import Testing

@testable import Core

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test(
        "what JSON cannot hold as it is is escaped, wherever it stands",
        arguments: [
            ("", #""""#), ("plain", #""plain""#), ("\"", #""\"""#), ("a\\b", #""a\\b""#), ("\n\r\t", #""\n\r\t""#),
            ("a\u{1}", #""a\u0001""#), ("\u{7F}z", #""\u007fz""#), ("é€😀", #""é€😀""#), ("x\"y\"z", #""x\"y\"z""#),
        ])
    func escapes(text: String, json: String) throws {
        var writer = JSONWriter()
        writer.string(text)
        #expect(writer.text == json)
        #expect(try JSONParser.parse(writer.bytes).string == text)
    }

    @Test("an escape is seen at every place of a long text", arguments: ["\"", "\\", "\u{0}", "\u{1F}", "\u{7F}", "é"])
    func places(special: Character) throws {
        for place in 0..<24 {
            var text = Array("abcdefgh ~!0123456789zyx")
            text[place] = special
            var writer = JSONWriter()
            writer.string(String(text))
            #expect(try JSONParser.parse(writer.bytes).string == String(text))
            #expect(writer.text.contains(special) == (special == "é" || special == "\"" || special == "\\"))
        }
    }

    @Test("a value that another writer has written stands in its place, whatever its length")
    func writersWithinWriters() throws {
        for count in [0, 1, 63, 64, 65, 1_000] {
            let text = String(repeating: "é", count: count)
            var inner = JSONWriter()
            inner.array { json in for _ in 0..<3 { json.string(text) } }
            #expect(inner.count == inner.bytes.count)
            var outer = JSONWriter(reserving: 8)
            outer.object { json in
                json.member("before", true)
                json.name("inner")
                json.raw(inner)
                json.name("bytes")
                json.raw(inner.bytes)
                json.member("after", text)
            }
            let node = try JSONParser.parse(outer.bytes)
            #expect(node["inner"]?.array?.map(\.string) == [text, text, text])
            #expect(node["bytes"]?.array?.map(\.string) == [text, text, text])
            #expect(node["after"]?.string == text)
        }
    }
}
