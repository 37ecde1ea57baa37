import Core
import Testing

@testable import DynamoDB

@Suite struct BackfillTests {
    private let fixture: Fixture

    init() async throws {
        fixture = try Fixture()
        try await fixture.table()
        for index in 0..<350 {
            try await fixture.put(["pk": s("\(index)"), "gk": s(index % 2 == 0 ? "even" : "odd")])
        }
    }

    private func create() async throws -> Document {
        try await fixture.call(
            "UpdateTable",
            [
                "TableName": "Books", "AttributeDefinitions": [["AttributeName": "gk", "AttributeType": "S"]],
                "GlobalSecondaryIndexUpdates": [["Create": Fixture.index("byGK", "gk")]],
            ])
    }

    private static let query: [String: Document] = [
        "TableName": "Books", "IndexName": "byGK", "KeyConditionExpression": "gk = :g",
        "ExpressionAttributeValues": [":g": s("even")],
    ]

    @Test("An index in the making is not read, and its table not changed")
    func refuses() async throws {
        let index = try await create()["TableDescription"]?["GlobalSecondaryIndexes"]?.list?.first
        #expect(index?["IndexStatus"] == "CREATING")
        #expect(index?["Backfilling"] == true)
        await expectError("ValidationException", "Cannot read from backfilling global secondary index: byGK") {
            try await fixture.call("Query", .structure(Self.query))
        }
        await expectError("ResourceInUseException") { try await fixture.call("DeleteTable", ["TableName": "Books"]) }
    }

    @Test("An index made on a populated table is filled while writes go on")
    func fills() async throws {
        _ = try await create()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await fixture.run("dynamodb.backfill") }
            group.addTask {
                for index in 0..<350 where index % 7 == 0 {
                    try await fixture.put(["pk": s("\(index)"), "gk": s("odd")])
                }
                for index in 0..<350 where index % 7 == 1 {
                    try await fixture.call("DeleteItem", ["TableName": "Books", "Key": ["pk": s("\(index)")]])
                }
            }
            try await group.waitForAll()
        }
        let table = try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]
        #expect(table?["TableStatus"] == "ACTIVE")
        let index = table?["GlobalSecondaryIndexes"]?.list?.first
        #expect(index?["IndexStatus"] == "ACTIVE")
        #expect(index?["ItemCount"] == 300)
        #expect(table?["ItemCount"] == 300)
        let found = Set(try await fixture.pages("Query", Self.query).map { $0["pk"] })
        #expect(found == Set((0..<350).filter { $0 % 2 == 0 && $0 % 7 > 1 }.map { s("\($0)") }))
        let scanned = try await fixture.pages("Scan", ["TableName": "Books", "IndexName": "byGK", "Limit": 50])
        #expect(scanned.count == 300)
    }

    @Test("Items whose attribute has another type than the index's key stay out of it, and can be changed")
    func leavesOut() async throws {
        try await fixture.put(["pk": s("odd one"), "gk": n(1)])
        _ = try await create()
        try await fixture.run("dynamodb.backfill")
        try await fixture.update(["pk": s("odd one")], "SET extra = :v", values: [":v": n(1)])
        await expectError("ValidationException") {
            try await fixture.update(["pk": s("odd one")], "SET gk = :v", values: [":v": n(1)])
        }
        let scanned = try await fixture.pages("Scan", ["TableName": "Books", "IndexName": "byGK"])
        #expect(scanned.count == 350)
    }

    @Test("What was begun goes on after a change of the table")
    func goesOn() async throws {
        _ = try await create()
        try await fixture.call(
            "TagResource",
            [
                "ResourceArn": "arn:aws:dynamodb:eu-central-1:111122223333:table/Books",
                "Tags": [["Key": "a", "Value": "b"]],
            ])
        try await fixture.run("dynamodb.backfill")
        let scanned = try await fixture.pages("Scan", ["TableName": "Books", "IndexName": "byGK"])
        #expect(scanned.count == 350)
    }
}
