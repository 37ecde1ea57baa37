import Core
import Discovery
import Testing

@testable import Extraction

@Suite struct DelimitedReaderTests {
    private let csv = FileType(.delimited, "text/csv", dialect: DelimitedDialect(delimiter: 0x2C))
    private let headless = FileType(
        .delimited, "text/csv", dialect: DelimitedDialect(delimiter: 0x2C, hasHeader: false))

    private func described(_ text: String, as type: FileType) throws -> [String] {
        try reading(text, as: type).values.map(\.description)
    }

    @Test func namesColumnsByTheHeaderAndCountsItAsRowOne() throws {
        let sink = try reading("name, ssn \r\nAda,1\r\nBob,22\r\n", as: csv)
        #expect(
            sink.values.map(\.description) == ["1:name@2=Ada", "2:ssn@2=1", "1:name@3=Bob", "2:ssn@3=22"])
        #expect(sink.text == "name, ssn \r\n")
        #expect(sink.outcomes == [Outcome(.complete, analysed: 27)])
        #expect(sink.forms == [.unstructured, .columnar])
        #expect(sink.lastBlocks == 1)
    }

    @Test(arguments: [
        ("a,b", ["1@1=a", "2@1=b"]),
        ("a,b\n", ["1@1=a", "2@1=b"]),
        ("a,,c\n,\nx", ["1@1=a", "3@1=c", "1@3=x"]),
        ("\n\na\n", ["1@3=a"]),
        (#""a,1","b"# + "\n" + #"c",d"#, ["1@1=a,1", "2@1=b\nc", "3@1=d"]),
        (#""he said ""no""","""",x"#, [#"1@1=he said "no""#, #"2@1=""#, "3@1=x"]),
        (#""a"b,"c"d"e","# + "\n", [#"1@1="a"b"#, #"2@1="c"d"e""#]),
        (#"a"b,c"#, [#"1@1=a"b"#, "2@1=c"]),
        (#""","""#, []),
        ("\"\",\"\"\r\n\"x\"\r\n", ["1@2=x"]),
        ("a\rb,c\r\n", ["1@1=a\rb", "2@1=c"]),
        (
            "one,two,three,four,five,six,seven\n",
            [
                "1@1=one", "2@1=two", "3@1=three", "4@1=four", "5@1=five", "6@1=six", "7@1=seven",
            ]
        ),
    ])
    func splits(text: String, expected: [String]) throws {
        #expect(try described(text, as: headless) == expected)
    }

    @Test func readsRaggedRows() throws {
        #expect(
            try described("a,b\n1\n1,2,3\n", as: csv) == ["1:a@2=1", "1:a@3=1", "2:b@3=2", "3@3=3"])
    }

    @Test func readsTheRestAsTextWhenAQuoteNeverCloses() throws {
        let sink = try reading("h,i\n1,2\n3,\"4\n5,6\n", as: csv)
        #expect(sink.values.map(\.description) == ["1:h@2=1", "2:i@2=2"])
        #expect(sink.texts.last?.line == 3)
        #expect(sink.texts.last?.text == "3,\"4\n5,6\n")
        #expect(sink.outcomes.map(\.code) == [.complete])
        #expect(sink.lastBlocks == 1)
    }

    @Test func readsARowPastTheLimitAsText() throws {
        var limits = ReadingLimits()
        limits.recordSize = 1_000
        limits.blockSize = 100
        let long = String(repeating: "x", count: 5_000)
        let sink = try reading("h\n1\n\(long)\n2\n", limits: limits, as: csv)
        #expect(sink.values.map(\.description) == ["1:h@2=1"])
        #expect(sink.text == "h\n\(long)\n2\n")
    }

    @Test func takesCommentsForLinesAndNotForRows() throws {
        var type = csv
        type.dialect?.preamble = 2
        let sink = try reading("# made today\n#x,y\na,b\n1,2\n", as: type)
        #expect(sink.values.map(\.description) == ["1:a@2=1", "2:b@2=2"])
        #expect(sink.text == "# made today\n#x,y\na,b\n")
    }

    @Test func repairsInvalidBytes() throws {
        let sink = try reading([0x61, 0x2C, 0xFF, 0x2C, 0xE2, 0x82, 0x0A], as: headless)
        #expect(sink.values.map(\.text) == ["a", "\u{FFFD}", "\u{FFFD}"])
        #expect(sink.faults.isEmpty)
    }

    @Test func boundsColumns() throws {
        var limits = ReadingLimits()
        limits.columns = 3
        let sink = try reading("a,b,c,d,e\n", limits: limits, as: headless)
        #expect(sink.values.map(\.path) == ["1", "2", "3", "3", "3"])
    }

    @Test(arguments: 0..<60)
    func readsBackWhatAModelWrote(seed: Int) throws {
        var numbers = SplitMix64(seed: UInt64(seed))
        let pieces = ["a", "bc", ",", "\"", "\n", "\r\n", "é", "12345678", " ", "\t", "漢字", "x\"y"]
        var expected: [String] = []
        var text = ""
        for row in 1...Int.random(in: 1...120, using: &numbers) {
            let width = Int.random(in: 1...9, using: &numbers)
            for column in 1...width {
                var value = ""
                for _ in 0..<Int.random(in: 0...6, using: &numbers) {
                    value += pieces.randomElement(using: &numbers) ?? ""
                }
                if !value.isEmpty { expected.append("\(column)@\(row)=\(value)") }
                let needsQuotes = value.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
                text += column > 1 ? "," : ""
                if needsQuotes || Bool.random(using: &numbers) {
                    text +=
                        "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                        + "\""
                } else {
                    text += value
                }
            }
            text += Bool.random(using: &numbers) ? "\n" : "\r\n"
        }
        for (blockSize, piece) in [(1 << 18, nil), (64, 7), (1, 1)] as [(Int, Int?)] {
            var limits = ReadingLimits()
            limits.blockSize = blockSize
            let sink = try reading(text, pieces: piece, limits: limits, as: headless)
            #expect(sink.values.map(\.description) == expected)
            #expect(sink.faults.isEmpty)
            #expect(sink.outcomes.map(\.analysed) == [text.utf8.count])
            #expect(sink.lastBlocks == 1)
        }
    }
}
