import Testing

@testable import Discovery

@Suite struct PersonalIdentifierTests {
    @Test func shareExpressions() {
        let expressions = Catalogue.persons.flatMap { $0.patterns.map(\.expression) }
        let distinct = Set(expressions)
        #expect(distinct.count * 5 < expressions.count * 3, "\(distinct.count) of \(expressions.count)")
    }

    @Test func readTheWholeCookieHeader() throws {
        let cookie = try #require(Catalogue.persons.first { $0.id == "HTTP_COOKIE" })
        let examples = try Examples([cookie])
        #expect(try examples.values(in: "GET /\r\nCookie: a=b; c=d\r\nHost: x") == ["Cookie: a=b; c=d"])
        #expect(try examples.values(in: "curl -H 'Set-Cookie: a=b' x") == ["Set-Cookie: a=b"])
    }

    @Test func readAWholeDeviceIdentifier() throws {
        let device = try #require(Catalogue.persons.first { $0.id == "MEDICAL_DEVICE_UDI" })
        let examples = try Examples([device])
        #expect(
            try examples.values(in: "UDI (01)00844588003288(17)141120(10)7654321D, new")
                == ["(01)00844588003288(17)141120(10)7654321D"])
    }
}
