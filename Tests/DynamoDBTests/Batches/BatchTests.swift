import Core
import Testing

@testable import DynamoDB

@Suite struct BatchTests {
    private static func put(_ key: String) -> Document { ["PutRequest": ["Item": ["pk": s(key)]]] }
    private static func delete(_ key: String) -> Document { ["DeleteRequest": ["Key": ["pk": s(key)]]] }

    @Test("Writes to several tables, then reads from them")
    func writesAndReads() async throws {
        let fixture = try Fixture()
        try await fixture.table("One")
        try await fixture.table("Two")
        try await fixture.put(["pk": s("old")], in: "One")
        let written = try await fixture.call(
            "BatchWriteItem",
            [
                "RequestItems": ["One": [Self.put("1"), Self.delete("old")], "Two": [Self.put("2")]],
                "ReturnConsumedCapacity": "TOTAL",
            ])
        #expect(written["UnprocessedItems"] == .empty)
        #expect(written["ConsumedCapacity"]?.list?.count == 2)
        let read = try await fixture.call(
            "BatchGetItem",
            [
                "RequestItems": [
                    "One": ["Keys": [["pk": s("1")], ["pk": s("old")]]], "Two": ["Keys": [["pk": s("2")]]],
                ]
            ])
        #expect(
            read == [
                "Responses": ["One": [["pk": s("1")]], "Two": [["pk": s("2")]]], "UnprocessedKeys": .empty,
            ])
    }

    @Test("Each item is named once")
    func refusesDuplicates() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        await expectError("ValidationException", "Provided list of item keys contains duplicates") {
            try await fixture.call("BatchWriteItem", ["RequestItems": ["Books": [Self.put("1"), Self.delete("1")]]])
        }
        await expectError("ValidationException", "Provided list of item keys contains duplicates") {
            try await fixture.call(
                "BatchGetItem", ["RequestItems": ["Books": ["Keys": [["pk": s("1")], ["pk": s("1")]]]]])
        }
    }

    @Test("There is a limit")
    func refusesTooMany() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        await expectError("ValidationException", "Too many items requested for the BatchWriteItem call") {
            try await fixture.call(
                "BatchWriteItem", ["RequestItems": ["Books": .list((0...25).map { Self.put("\($0)") })]])
        }
        await expectError("ValidationException", "Too many items requested for the BatchGetItem call") {
            try await fixture.call(
                "BatchGetItem",
                ["RequestItems": ["Books": ["Keys": .list((0...100).map { ["pk": s("\($0)")] })]]])
        }
    }

    @Test("Keys whose items do not fit 16 MB are left for the next call")
    func leavesKeys() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        let text = s(String(repeating: "x", count: 400_000))
        for index in 0..<45 { try await fixture.put(["pk": s("\(index)"), "t": text]) }
        let answer = try await fixture.call(
            "BatchGetItem",
            ["RequestItems": ["Books": ["Keys": .list((0..<45).map { ["pk": s("\($0)")] }), "ConsistentRead": true]]])
        let got = answer["Responses"]?["Books"]?.list?.count ?? 0
        let left = answer["UnprocessedKeys"]?["Books"]
        #expect(got == 41)
        #expect(left?["Keys"]?.list?.count == 4)
        #expect(left?["ConsistentRead"] == true)
    }
}
