import Core
import Discovery
import Testing

@testable import Extraction

@Suite struct JSONReaderTests {
    private let json = FileType(.json, "application/json")
    private let lines = FileType(.jsonLines, "application/x-ndjson")

    @Test func findsValuesWithTheirPaths() throws {
        let text = #"{"a":{"b c":[1,"x",{"d":-2.5e3}]},"e":[[true,"y"],[null,"z"]],"f":"","g":false}"#
        let sink = try reading(text, as: json)
        #expect(
            sink.values.map(\.description) == [
                "$.a.b c[0]@0=1", "$.a.b c[1]@0=x", "$.a.b c[2].d@0=-2.5e3", "$.e[0][1]@0=y", "$.e[1][1]@0=z",
            ])
        #expect(sink.names == ["a", "b c", "d", "e", "f", "g"])
        #expect(sink.outcomes == [Outcome(.complete, analysed: text.utf8.count)])
        #expect(sink.forms == [.record])
    }

    @Test func countsRecordsOfLines() throws {
        let sink = try reading("{\"a\":1}\n\n{\"a\":2}\r\n[3]\n4", as: lines)
        #expect(sink.values.map(\.description) == ["$.a@0=1", "$.a@2=2", "$[0]@3=3", "$@4=4"])
    }

    @Test func countsConcatenatedValues() throws {
        let sink = try reading("{\n\"a\":1}{\"a\":\n2} 3 \"x\"", as: json)
        #expect(sink.values.map(\.description) == ["$.a@0=1", "$.a@1=2", "$@2=3", "$@3=x"])
    }

    @Test(arguments: [
        (#"["\"\\\/\b\f\n\r\t"]"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"["\u0041\u00e9\u6f22"]"#, "Aé漢"),
        (#"["\ud83d\ude00!"]"#, "😀!"), (#"["\ud83d"]"#, "\u{FFFD}"), (#"["\ud83dx\ude00"]"#, "\u{FFFD}x\u{FFFD}"),
        (#"["\u0000"]"#, "\0"), (#"["\ud83d\u0041"]"#, "\u{FFFD}A"),
    ])
    func resolvesEscapes(text: String, value: String) throws {
        let sink = try reading(text, as: json)
        #expect(sink.values.map(\.text) == [value])
        #expect(sink.faults.isEmpty)
    }

    @Test func resolvesEscapesInNames() throws {
        let sink = try reading(#"{"a\u0020\"b":1}"#, as: json)
        #expect(sink.values.map(\.path) == [#"$.a "b"#])
        #expect(sink.names == [#"a "b"#])
    }

    @Test(arguments: [
        "{\"a\":1,}", "{\"a\" 1}", "[1 2]", "[01]", "[+1]", "[1.]", "[tru]", "{a:1}", "[\"\\x\"]", "[\"\\u00g0\"]",
        "{\"a\":1",
        "[\"a", "[1]]", "{\"a\":1}}", "[-]", "[1e]", "\u{1}", "[\u{B}1]", "{,}", "[,1]",
    ])
    func readsWhatIsMalformedAsText(text: String) throws {
        let sink = try reading(text, as: json)
        #expect(sink.values.isEmpty)
        #expect(sink.text == text)
        #expect(sink.outcomes.map(\.code) == [.complete])
    }

    @Test func readsABadLineAsText() throws {
        let text = "{\"a\":1}\n{\"a\":oops}\nnothing\n{\"a\":3}\n{\"a\":\"4\n"
        let sink = try reading(text, as: lines)
        #expect(sink.values.map(\.description) == ["$.a@0=1", "$.a@3=3"])
        #expect(sink.texts.map(\.text) == ["{\"a\":oops}\nnothing\n", "{\"a\":\"4\n"])
        #expect(sink.texts.map(\.line) == [2, 5])
    }

    @Test func refusesDeepNestingAsAWhole() throws {
        let deep = String(repeating: "[", count: 257) + String(repeating: "]", count: 257)
        let allowed = String(repeating: "[", count: 256) + "1" + String(repeating: "]", count: 256)
        #expect(try reading(deep, as: json).outcomes == [Outcome(.skipped, reason: .jsonNesting)])
        #expect(try reading(allowed, as: json).outcomes.map(\.code) == [.complete])
        #expect(
            try reading(String(repeating: "{\"a\":", count: 100_000), as: json).outcomes.map(\.reason) == [.jsonNesting]
        )
    }

    @Test func boundsFieldsAndKeepsTheLastName() throws {
        var limits = ReadingLimits()
        limits.fields = 50
        var text = "{"
        for number in 0..<5_000 { text += "\"k\(number)\":{\"ssn\":\"v\(number)\"}," }
        text += "\"z\":1}"
        let sink = try reading(text, limits: limits, as: json)
        #expect(sink.values.count == 5_001)
        #expect(sink.values[4_000].path == "$.ssn")
        #expect(sink.names.filter { $0.hasPrefix("k") }.count == 5_000)
        #expect(Set(sink.values.map(\.path)).count < 100)
    }

    @Test func cutsStringsPastTheLimitAtSpaces() throws {
        var limits = ReadingLimits()
        limits.recordSize = 2_000
        limits.blockSize = 500
        let long = String(repeating: "word \\u0041 ", count: 2_000)
        let sink = try reading("[\"\(long)\",7]", limits: limits, as: json)
        #expect(sink.values.count > 2)
        #expect(sink.values.dropLast().map(\.text).joined() == String(repeating: "word A ", count: 2_000))
        #expect(sink.values.last?.description == "$[1]@0=7")
        #expect(sink.faults.isEmpty)
    }

    private func walk(_ node: JSONNode, _ path: String, _ row: Int, _ values: inout [String]) {
        switch node.value {
        case .null, .boolean: break
        case .number(let text): values.append("\(path)@\(row)=\(text)")
        case .string(let text): if !text.isEmpty { values.append("\(path)@\(row)=\(text)") }
        case .array(let elements):
            for (place, element) in elements.enumerated() { walk(element, "\(path)[\(place)]", row, &values) }
        case .object(let members):
            for member in members { walk(member.value, "\(path).\(member.name)", row, &values) }
        }
    }

    private func random(_ depth: Int, _ numbers: inout SplitMix64) -> String {
        let space = ["", "", "", " ", "  "].randomElement(using: &numbers) ?? ""
        let texts = ["", "a", "Ünï", #"\n\"q\""#, #"\ud83d\ude00"#, "0123456789abcdef", "漢字", #"\\"#]
        let names = ["a", "b", "long name", #"x\ty"#, "é", "d.e"]
        switch Int.random(in: 0...(depth > 5 ? 3 : 6), using: &numbers) {
        case 0: return space + (["null", "true", "false"].randomElement(using: &numbers) ?? "null")
        case 1:
            return space
                + (["0", "-1", "12.50", "1e9", "-0.5E-3", "123456789012345"].randomElement(using: &numbers) ?? "0")
        case 2, 3:
            let parts = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
                texts.randomElement(using: &numbers) ?? ""
            }
            return "\(space)\"\(parts.joined())\""
        case 4:
            let elements = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in random(depth + 1, &numbers) }
            return "\(space)[\(elements.joined(separator: ","))\(space)]"
        default:
            let members = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in
                "\(space)\"\(names.randomElement(using: &numbers) ?? "")\"\(space):" + random(depth + 1, &numbers)
            }
            return "\(space){\(members.joined(separator: ","))\(space)}"
        }
    }

    @Test(arguments: 0..<80)
    func agreesWithAParserThatBuildsATree(seed: Int) throws {
        var numbers = SplitMix64(seed: UInt64(seed))
        var expected: [String] = []
        var text = ""
        for row in 0..<20 {
            let record = "[\(random(0, &numbers))]"
            walk(try JSONParser.parse(Array(record.utf8)), "$", row, &expected)
            text += record + "\n"
        }
        for type in [json, lines] {
            for (blockSize, piece) in [(1 << 18, nil), (50, 13), (1, 1)] as [(Int, Int?)] {
                var limits = ReadingLimits()
                limits.blockSize = blockSize
                let sink = try reading(text, pieces: piece, limits: limits, as: type)
                #expect(sink.values.map(\.description) == expected)
                #expect(sink.faults.isEmpty)
                #expect(sink.outcomes.map(\.analysed) == [text.utf8.count])
            }
        }
    }
}
