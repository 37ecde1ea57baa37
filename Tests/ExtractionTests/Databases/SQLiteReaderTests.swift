import Discovery
import Testing

@testable import Extraction

@Suite(.enabled(if: Fixtures.areThere, Fixtures.absence))
struct SQLiteReaderTests {
    @Test func tablesAreSheetsWithTheirColumns() throws {
        let file = try #require(try Fixtures.read("people.db").file)
        #expect(file.outcome?.code == .complete)
        #expect(
            file.cells.prefix(7) == [
                "peo\"ple!1.1 id=1", "peo\"ple!2.1 name=Jane", "peo\"ple!3.1 card=4111111111111111",
                "peo\"ple!4.1 note=blob text", "peo\"ple!1.2 id=2", "peo\"ple!2.2 name=J\u{F6}rg",
                "peo\"ple!3.2 card=1.5",
            ])
        #expect(file.cells.last == "other!1.500 mail=u499@example.com")
        #expect(file.cells.count == 507)
    }
}
