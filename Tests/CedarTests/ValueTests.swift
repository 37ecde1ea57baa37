import Testing

import Cedar

@Suite struct ValueTests {
    @Test(arguments: [
        ("1.0", 10_000), ("-0.5", -5000), ("922337203685477.5807", Int64.max), ("-922337203685477.5808", Int64.min),
        ("00.1", 1000),
    ])
    func decimalsAreReadExactly(text: String, scaled: Int64) throws {
        #expect(try Decimal(parsing: Text(text)).scaled == scaled)
    }
    @Test(arguments: ["", "1", "1.", ".1", "1.00000", "+1.0", "1e3", "922337203685477.5808", "1.0 "])
    func whatIsNoDecimalIsRefused(text: String) {
        #expect(throws: ExtensionFailure.self) { try Decimal(parsing: Text(text)) }
    }
    @Test(arguments: ["1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+0100", "1969-12-31T23:00:00.000-0100"])
    func theEpochHasManyNames(text: String) throws { #expect(try Datetime(parsing: Text(text)).milliseconds == 0) }
    @Test func unicodeIsComparedByBytes() { #expect(Text("\u{e9}") != Text("e\u{301}")) }
    @Test func cyclesAreFound() throws {
        func uid(_ id: Text) throws -> EntityUID { EntityUID(type: try #require(Name(parsing: "A")), id: id) }
        let (a, b, c) = (try uid("a"), try uid("b"), try uid("c"))
        #expect(throws: Entities.Failure.self) { try Entities([Entity(a, parents: [b]), Entity(b, parents: [a])]) }
        let all = try Entities([Entity(a, parents: [b, c]), Entity(b, parents: [c])])
        #expect(all.ancestors[a] == [b, c])
    }
}
