import Core
import Testing

@testable import DynamoDB

@Suite struct QueryTests {
    private let fixture: Fixture

    init() async throws {
        fixture = try Fixture()
        try await fixture.table(range: "N")
        for sort in [-10, -1, 0, 1, 2, 10, 100] {
            try await fixture.put(["pk": s("a"), "sk": n(sort), "even": ["BOOL": .boolean(sort % 2 == 0)]])
        }
        try await fixture.put(["pk": s("b"), "sk": n(5)])
    }

    private func sorts(_ answer: Document) -> [String] {
        (answer["Items"]?.list ?? []).compactMap { $0["sk"]?["N"]?.string }
    }

    @Test(
        "Range conditions follow the order of numbers",
        arguments: [
            ("sk < :v", ["-10", "-1"]), ("sk <= :v", ["-10", "-1", "0"]), ("sk = :v", ["0"]),
            ("sk > :v", ["1", "2", "10", "100"]), ("sk >= :v", ["0", "1", "2", "10", "100"]),
            ("sk BETWEEN :v AND :w", ["0", "1", "2"]),
        ])
    func ranges(_ condition: String, _ expected: [String]) async throws {
        var values = [":p": s("a"), ":v": n(0)]
        if condition.contains(":w") { values[":w"] = n(2) }
        let up = try await fixture.query("pk = :p AND \(condition)", values: values)
        #expect(sorts(up) == expected)
        #expect(up["Count"] == .integer(Int64(expected.count)))
        let down = try await fixture.query(
            "pk = :p AND \(condition)", values: values, ["ScanIndexForward": false])
        #expect(sorts(down) == expected.reversed())
    }

    @Test("Pages follow one another in both directions", arguments: [true, false])
    func pages(_ forward: Bool) async throws {
        let items = try await fixture.pages(
            "Query",
            [
                "TableName": "Books", "KeyConditionExpression": "pk = :p", "Limit": 2,
                "ExpressionAttributeValues": [":p": s("a")], "ScanIndexForward": .boolean(forward),
            ])
        let expected = ["-10", "-1", "0", "1", "2", "10", "100"]
        #expect(sorts(["Items": .list(items)]) == (forward ? expected : expected.reversed()))
    }

    @Test("Filters leave items out of the answer and not of the count of what was read")
    func filters() async throws {
        let answer = try await fixture.query(
            "pk = :p", values: [":p": s("a"), ":t": ["BOOL": true]],
            ["FilterExpression": "even = :t", "ProjectionExpression": "sk"])
        #expect(
            answer["Items"]?.list == [-10, 0, 2, 10, 100].map { ["sk": n($0)] })
        #expect(answer["Count"] == 5)
        #expect(answer["ScannedCount"] == 7)
        let count = try await fixture.query(
            "pk = :p", values: [":p": s("a"), ":t": ["BOOL": true]],
            ["FilterExpression": "even = :t", "Select": "COUNT"])
        #expect(count == ["Count": 5, "ScannedCount": 7])
    }

    @Test("A page begins within its query")
    func refusesStart() async throws {
        await expectError(
            "ValidationException", "The provided starting key is outside query boundaries based on provided conditions"
        ) {
            try await fixture.query(
                "pk = :p", values: [":p": s("a")], ["ExclusiveStartKey": ["pk": s("b"), "sk": n(1)]])
        }
        await expectError("ValidationException", "The provided starting key does not match the range key predicate") {
            try await fixture.query(
                "pk = :p AND sk < :v", values: [":p": s("a"), ":v": n(0)],
                ["ExclusiveStartKey": ["pk": s("a"), "sk": n(1)]])
        }
        await expectError("ValidationException", "The provided starting key is invalid") {
            try await fixture.query("pk = :p", values: [":p": s("a")], ["ExclusiveStartKey": ["pk": s("a")]])
        }
    }

    @Test("KeyConditions of older clients")
    func keyConditions() async throws {
        let answer = try await fixture.call(
            "Query",
            [
                "TableName": "Books",
                "KeyConditions": [
                    "pk": ["ComparisonOperator": "EQ", "AttributeValueList": [s("a")]],
                    "sk": ["ComparisonOperator": "GT", "AttributeValueList": [n(2)]],
                ],
                "AttributesToGet": ["sk"],
            ])
        #expect(answer["Items"]?.list == [["sk": n(10)], ["sk": n(100)]])
    }

    @Test("An index that is not there is named")
    func refusesIndex() async throws {
        await expectError("ValidationException", "The table does not have the specified index: nope") {
            try await fixture.query("pk = :p", values: [":p": s("a")], ["IndexName": "nope"])
        }
    }

    @Test("A page holds 1 MB")
    func cutsAtMegabyte() async throws {
        let text = s(String(repeating: "x", count: 300_000))
        for sort in 0..<5 { try await fixture.put(["pk": s("large"), "sk": n(sort), "t": text]) }
        let page = try await fixture.query("pk = :p", values: [":p": s("large")], ["Select": "COUNT"])
        #expect(page["Count"] == 4)
        #expect(page["LastEvaluatedKey"] == ["pk": s("large"), "sk": n(3)])
    }
}
