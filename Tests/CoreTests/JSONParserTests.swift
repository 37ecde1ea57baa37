import Testing

@testable import Core

@Suite("JSON parser")
struct JSONParserTests {
    @Test("reads every kind of value, numbers as they were written")
    func values() throws {
        let node = try JSONParser.parse(#"{"a":[1.50,-0,1e400],"b":true,"c":null,"d":"x"}"#)
        #expect(node["a"]?.array?.map(\.value) == [.number("1.50"), .number("-0"), .number("1e400")])
        #expect(node["b"]?.value == .boolean(true))
        #expect(node["c"]?.value == .null)
        #expect(node["d"]?.string == "x")
    }

    @Test("decodes escapes, surrogate pairs included")
    func escapes() throws {
        let node = try JSONParser.parse(#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#)
        #expect(node.string == "a\"\\/\u{8}\u{C}\n\r\té😀")
    }

    @Test(
        "refuses what the grammar does not have, at the byte where it stands",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\":1,}", 7), ("01", 1), ("1.", 2), ("+1", 0), ("nul", 0),
            ("\"\u{1}\"", 1), ("\"\\x\"", 1), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("[1] 2", 4), ("{a:1}", 1),
            ("\"abc", 0), ("'a'", 0), ("NaN", 0),
        ])
    func refusals(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
        #expect(error?.offset == offset)
    }

    @Test("refuses invalid UTF-8")
    func encoding() {
        #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
        #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
    }

    @Test("ends deep nesting in an error, whatever the depth")
    func depth() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONError.self) { try JSONParser.parse(deep) }
        let allowed = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try JSONParser.parse(allowed) }
    }

    @Test("keeps duplicate names, of which the last counts, or refuses them")
    func duplicates() throws {
        let text = #"{"a":1,"a":2}"#
        #expect(try JSONParser.parse(text)["a"]?.value == .number("2"))
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text, duplicates: .reject) }
        #expect(error?.offset == 7)
    }

    @Test("counts lines and columns by Unicode scalars")
    func positions() {
        let text = "{\n \"é\": x}"
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
        let position = TextPosition(of: error?.offset ?? 0, in: Array(text.utf8))
        #expect(position.line == 2)
        #expect(position.column == 7)
    }

    @Test("finds what is wrong with an escape wherever it stands, and the string's end behind escaped quotes")
    func escapesAtEveryPlace() throws {
        for place in 0..<20 {
            let before = String(repeating: "é", count: place)
            let offset = 1 + 2 * place
            for bad in ["\\x", "\\u12g4", "\\ud800", "\\ud800\\u0041", "\\udc00", "\\u12"] {
                let error = #expect(throws: JSONError.self) { try JSONParser.parse("\"\(before)\(bad)\"") }
                #expect(error?.offset == offset, "\(bad)")
            }
            for open in ["\\\"", "\\", "\\\\\\"] {
                let error = #expect(throws: JSONError.self) { try JSONParser.parse("\"\(before)\(open)") }
                #expect(error?.offset == 0)
            }
            #expect(try JSONParser.parse("\"\(before)\\\\\"").string == before + "\\")
            #expect(try JSONParser.parse("\"\(before)\\\"\(before)\"").string == "\(before)\"\(before)")
            let control = #expect(throws: JSONError.self) { try JSONParser.parse("\"\(before)\n\"") }
            #expect(control?.offset == offset)
        }
    }

    @Test("reads any text in any mixture of characters and escapes")
    func mixtures() throws {
        var random = SplitMix64(seed: 11)
        let scalars: [Unicode.Scalar] = ["a", "b", "/", "\"", "\\", "\n", "\u{1F}", "é", "\u{FFFD}", "😀", "\u{10FFFF}"]
        for _ in 0..<3_000 {
            var text = String.UnicodeScalarView()
            var json = "\""
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                let scalar = scalars[Int.random(in: 0..<scalars.count, using: &random)]
                text.append(scalar)
                let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
                if mustEscape || Bool.random(using: &random) {
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
                        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                } else {
                    json.unicodeScalars.append(scalar)
                }
            }
            #expect(try JSONParser.parse(json + "\"").string.map { Array($0.utf8) } == Array(String(text).utf8))
        }
    }

    @Test("reads back what the writer wrote", arguments: ["", "plain", "\"\\\n\t\r\u{0}\u{1F}\u{7F}", "é😀\u{2028}"])
    func roundTrip(text: String) throws {
        var writer = JSONWriter()
        writer.object { json in
            json.member("text", text)
            json.name("list")
            json.array { json in
                json.integer(.min)
                json.double(1.5)
                json.double(2)
                json.double(.nan)
                json.boolean(false)
            }
        }
        let node = try JSONParser.parse(writer.bytes)
        #expect(node["text"]?.string == text)
        #expect(
            node["list"]?.array?.map(\.value) == [
                .number("-9223372036854775808"), .number("1.5"), .number("2"), .null, .boolean(false),
            ])
    }
}
