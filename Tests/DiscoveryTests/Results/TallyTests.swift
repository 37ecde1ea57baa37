import Testing

@testable import Discovery

@Suite("Tally")
struct TallyTests {
    private let plain = Document(mediaType: "text/plain", size: 40)

    @Test("says lines and columns across blocks that overlap")
    func lines() throws {
        let blocks = [
            Scripted.text("one AAA\ntwö AAA BBB\n"),
            Scripted.text("BBB\nxAAA", position: TextPosition(line: 2, column: 9), carried: 4),
        ]
        let result = try Scripted.results([(plain, blocks, Outcome(.complete))])[0]
        #expect(result.detections.map(\.type) == [0, 1])
        #expect(
            result.detections[0].locations == [
                .lines(start: 1, end: 1, startColumn: 5), .lines(start: 2, end: 2, startColumn: 5),
                .lines(start: 3, end: 3, startColumn: 2),
            ])
        #expect(result.detections[1].locations == [.lines(start: 2, end: 2, startColumn: 9)])
    }

    @Test("says cells, with the column's name and the sheet's reference")
    func cells() throws {
        let fields = [Field(sheet: "Sheet 2", column: 3, path: [.name("Card")]), Field(sheet: "Data", column: 28)]
        let block = Scripted.cells([["AAA", "x"], ["x", "AAA"]], form: .columnar, fields: fields, firstRow: 2)
        let locations = try Scripted.results([(plain, [block], Outcome(.complete))])[0].detections[0].locations
        #expect(
            locations == [
                .cell(row: 2, column: 3, name: "Card", sheet: "Sheet 2"),
                .cell(row: 3, column: 28, name: nil, sheet: "Data"),
            ])
        #expect(locations.map(\.cellReference) == ["'Sheet 2'!C2", "Data!AB3"])
    }

    @Test("leaves out a path with a name that is itself sensitive")
    func sensitiveNames() throws {
        let fields = [Field(path: [.name("of AAA"), .name("key")]), Field(path: [.name("key")])]
        let block = Scripted.cells([["BBB", "BBB"]], form: .record, fields: fields, firstRow: 7)
        let locations = try Scripted.results([(plain, [block], Outcome(.complete))])[0].detections[0].locations
        #expect(locations == [.record(index: 7, path: nil), .record(index: 7, path: "$.key")])
    }

    @Test("stops counting names at 1,000 a file, its members included, and locating anything at its limit")
    func limits() throws {
        let many = Scripted.text(String(repeating: "AAA BBB ", count: 700))
        let member = Document(member: ["a.txt"], mediaType: "text/plain")
        let results = try Scripted.results([
            (plain, [many, many], Outcome(.complete)), (member, [many], Outcome(.complete)),
        ])
        #expect(results.map { $0.detections.map(\.count) } == [[1_400, 1_000], [700]])
        #expect(results[0].detections.map(\.locations.count) == [1_000, 1_000])
    }

    @Test("keeps samples and candidates that were left out when asked")
    func samples() throws {
        var limits = TallyLimits()
        limits.samples = 2
        limits.sampleLength = 2
        limits.suppressed = 1
        let block = Scripted.text("AAA AAA AAA ZZZ ZZZ")
        let result = try Scripted.results([(plain, [block], Outcome(.complete))], limits: limits)[0]
        #expect(result.detections[0].samples == ["AA", "AA"])
        #expect(result.detections[0].count == 3)
        #expect(result.suppressed.map(\.location) == [.lines(start: 1, end: 1, startColumn: 13)])
        #expect(result.suppressed.map(\.reason) == [.noKeyword])
    }

    @Test("ends a document that a reader left open")
    func open() throws {
        var results: [DocumentResult] = []
        let tally = Tally(types: Scripted.types, matcher: ScriptedMatcher())
        tally.beginFile { results.append($0) }
        try tally.begin(plain)
        try tally.begin(Document(member: ["b"], mediaType: "text/plain"))
        try tally.end(Outcome(.complete))
        #expect(results.map(\.outcome.code) == [.partial, .complete])
    }

    @Test(
        "masks all but the ends of what is long enough",
        arguments: [
            ("123-45-6789", "1**-**-***9"), ("4111111111111111", "41************11"), ("12345", "*****"), ("", ""),
            ("hunter2!?", "h*******?"), ("ann@example.com", "an*@*******.*om"),
        ])
    func masks(text: String, masked: String) {
        #expect(SampleText.masked(text) == masked)
    }
}
