import Testing

@testable import Discovery

@Suite struct LuhnTests {
    @Test func acceptsTheStandardsExample() {
        #expect(Validation.Check.luhn.accepts("79927398713"))
        #expect(!Validation.Check.luhn.accepts("79927398714"))
    }
}
