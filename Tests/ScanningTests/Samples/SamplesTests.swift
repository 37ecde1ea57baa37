import Discovery
import Extraction
import Testing

@testable import Scanning

@Suite("Samples")
struct SamplesTests {
    private func fetch(_ text: String, cancellation: Cancellation = Cancellation()) throws -> [[String]] {
        var reader = WholeReader()
        return try Samples.fetch(
            ByteSource(Array(text.utf8)), name: "a", types: MarkMatcher.types, matcher: MarkMatcher(), reader: &reader,
            cancellation: cancellation
        ).map(\.texts)
    }

    @Test("are the first ten of a type")
    func ten() throws {
        #expect(try fetch("a MARK, a MARK") == [["MARK", "MARK"]])
        #expect(try fetch(String(repeating: "MARK ", count: 99)) == [Array(repeating: "MARK", count: 10)])
        #expect(try fetch("nothing") == [])
    }

    @Test("are not fetched once that is cancelled")
    func cancelled() {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: CancellationError.self) { try fetch("MARK", cancellation: cancellation) }
    }
}
