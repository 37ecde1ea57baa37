import Discovery
import Testing

@testable import Extraction

@Suite(.enabled(if: Fixtures.areThere, Fixtures.absence))
struct AvroReaderTests {
    @Test(arguments: ["null", "deflate", "snappy", "bzip2", "xz", "zstandard"])
    func recordsAreReadUnderEveryCodec(codec: String) throws {
        let file = try #require(try Fixtures.read("people-\(codec).avro").file)
        #expect(file.outcome?.code == .complete)
        #expect(
            file.cells.prefix(12) == [
                "0:name=Jane 0", "0:age=40", "0:born=1980-01-31", "0:seen=2020-01-02 03:04:05.6Z", "0:balance=-12.34",
                "0:key=00000000-0000-0000-0000-000000000000", "0:cards[0].number=4111111111111111",
                "0:cards[1].number=0",
                "0:tags.mail=jane@example.com", "0:kind=B", "0:score=4111111111111111", "0:next.name=Jane 100",
            ])
        #expect(file.cells.last == "49:score=4111111111111111")
    }
}
