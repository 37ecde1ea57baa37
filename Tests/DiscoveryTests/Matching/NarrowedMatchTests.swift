import Testing

@testable import Discovery

@Suite struct NarrowedMatchTests {
    @Test func aKeywordWithinAMatchCountsForTheValueBehindIt() throws {
        #expect(
            try Specimens.found("expiration: 02/27 and 03/28", [expiration()]) == ["CREDIT_CARD_EXPIRATION:02/27"])
        #expect(try Specimens.found("exponent 02/27", [expiration()]) == [])
    }

    @Test func aMatchThatBeginsALineMayEndWithinItsWord() throws {
        let capital = Specimens.identifier("CAPITAL", "[A-Z]", keywords: ["name"], boundary: .lineStart)
        #expect(try Specimens.found("name\nSarah Jane", [capital]) == ["CAPITAL:S"])
    }

    private func expiration() throws -> Identifier {
        try #require(Catalogue.all.first { $0.id == "CREDIT_CARD_EXPIRATION" })
    }
}
