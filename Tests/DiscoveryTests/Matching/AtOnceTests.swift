import Testing

@testable import Discovery

@Suite("Two things at once")
struct AtOnceTests {
    private struct Failure: Error {}

    @Test func bothAreGiven() throws {
        let (one, other) = atOnce({ () throws(Failure) in 1 }, { "two" })
        #expect(try one.get() == 1 && other == "two")
    }

    @Test func whatFailsKeepsNothingBack() {
        let (one, other) = atOnce({ () throws(Failure) -> Int in throw Failure() }, { "two" })
        #expect(throws: Failure.self) { try one.get() }
        #expect(other == "two")
    }
}
