import Core
import Testing

@testable import DynamoDB

@Suite struct ScanTests {
    @Test("Segments hold every item once", arguments: [1, 2, 3, 7, 64])
    func segments(_ total: Int) async throws {
        let fixture = try Fixture()
        try await fixture.table()
        for index in 0..<50 { try await fixture.put(["pk": s("\(index)")]) }
        var found: [String] = []
        for segment in 0..<total {
            let items = try await fixture.pages(
                "Scan",
                [
                    "TableName": "Books", "Segment": .integer(Int64(segment)),
                    "TotalSegments": .integer(Int64(total)), "Limit": 4,
                ])
            found += items.compactMap { $0["pk"]?["S"]?.string }
        }
        #expect(found.count == 50)
        #expect(Set(found).count == 50)
    }

    @Test("Segments are checked")
    func refusesSegments() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        await expectError(
            "ValidationException",
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 2 is not less "
                + "than TotalSegments: 2"
        ) { try await fixture.scan(["Segment": 2, "TotalSegments": 2]) }
        await expectError("ValidationException") { try await fixture.scan(["Segment": 0]) }
        await expectError("ValidationException") { try await fixture.scan(["TotalSegments": 2]) }
    }

    @Test("ScanFilter of older clients")
    func scanFilter() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        for index in 0..<4 { try await fixture.put(["pk": s("\(index)"), "a": n(index)]) }
        let answer = try await fixture.scan([
            "ScanFilter": ["a": ["ComparisonOperator": "GE", "AttributeValueList": [n(2)]]]
        ])
        #expect(answer["Count"] == 2)
        #expect(answer["ScannedCount"] == 4)
    }
}
