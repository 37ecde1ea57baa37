import Core
import Testing

@testable import DynamoDB

@Suite struct TimeToLiveTests {
    private let fixture: Fixture

    init() async throws {
        fixture = try Fixture()
        try await fixture.table(
            "Books", ["GlobalSecondaryIndexes": [Fixture.index("byGK", "gk")]], attributes: [("gk", "S")])
    }

    private func enable() async throws {
        try await fixture.call(
            "UpdateTimeToLive",
            ["TableName": "Books", "TimeToLiveSpecification": ["Enabled": true, "AttributeName": "ttl"]])
    }

    private func keys(index: Document? = nil) async throws -> Set<String> {
        var input: [String: Document] = [:]
        input["IndexName"] = index
        return Set(try await fixture.scan(input)["Items"]?.list?.compactMap { $0["pk"]?["S"]?.string } ?? [])
    }

    private func fill() async throws {
        let now = Int(fixture.clock.now().seconds)
        try await fixture.put(["pk": s("past"), "gk": s("x"), "ttl": n(now - 1)])
        try await fixture.put(["pk": s("soon"), "gk": s("x"), "ttl": n(now + 10)])
        try await fixture.put(["pk": s("ancient"), "gk": s("x"), "ttl": n(now - 6 * 365 * 86_400)])
        try await fixture.put(["pk": s("text"), "gk": s("x"), "ttl": s("\(now - 1)")])
        try await fixture.put(["pk": s("never"), "gk": s("x")])
    }

    @Test("What has expired is deleted, from indexes too")
    func deletes() async throws {
        try await enable()
        try await fill()
        #expect(try await keys().count == 5)
        try await fixture.run("dynamodb.time-to-live")
        #expect(try await keys() == ["soon", "ancient", "text", "never"])
        fixture.clock.advance(seconds: 11)
        try await fixture.run("dynamodb.time-to-live")
        #expect(try await keys() == ["ancient", "text", "never"])
        #expect(try await keys(index: "byGK") == ["ancient", "text", "never"])
        #expect(try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]?["ItemCount"] == 3)
    }

    @Test("A time that was put off is the one that counts")
    func puttingOff() async throws {
        try await enable()
        let now = Int(fixture.clock.now().seconds)
        let names: [String: Document] = ["ExpressionAttributeNames": ["#t": "ttl"]]
        try await fixture.put(["pk": s("1"), "ttl": n(now + 5)])
        try await fixture.update(["pk": s("1")], "SET #t = :t", values: [":t": n(now + 50)], names)
        fixture.clock.advance(seconds: 20)
        try await fixture.run("dynamodb.time-to-live")
        #expect(try await keys() == ["1"])
        try await fixture.update(["pk": s("1")], "REMOVE #t", values: [:], names)
        fixture.clock.advance(seconds: 100)
        try await fixture.run("dynamodb.time-to-live")
        #expect(try await keys() == ["1"])
    }

    @Test("Enabled on a populated table, it finds what was there before")
    func onPopulatedTable() async throws {
        try await fill()
        try await enable()
        func status() async throws -> Document? {
            try await fixture.call("DescribeTimeToLive", ["TableName": "Books"])["TimeToLiveDescription"]?[
                "TimeToLiveStatus"]
        }
        #expect(try await status() == "ENABLING")
        try await fixture.run("dynamodb.backfill")
        #expect(try await status() == "ENABLED")
        try await fixture.run("dynamodb.time-to-live")
        #expect(try await keys() == ["soon", "ancient", "text", "never"])
    }
}
