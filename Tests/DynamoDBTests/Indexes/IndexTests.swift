import Core
import Testing

@testable import DynamoDB

@Suite struct IndexTests {
    private let fixture: Fixture

    init() async throws {
        fixture = try Fixture()
        try await fixture.table(
            range: "N",
            [
                "LocalSecondaryIndexes": [
                    Fixture.index("byTitle", "pk", "title", projection: ["ProjectionType": "KEYS_ONLY"])
                ],
                "GlobalSecondaryIndexes": [
                    Fixture.index(
                        "byGenre", "genre", "title",
                        projection: ["ProjectionType": "INCLUDE", "NonKeyAttributes": ["price"]])
                ],
            ], attributes: [("title", "S"), ("genre", "S")])
        try await put("a", 1, "Zed", "crime")
        try await put("a", 2, "Ann", "crime")
        try await put("b", 3, "Ann", "crime")
        try await fixture.put(["pk": s("a"), "sk": n(4), "title": s("Sparse")])
        try await fixture.put(["pk": s("a"), "sk": n(5)])
    }

    private func put(_ pk: String, _ sk: Int, _ title: String, _ genre: String) async throws {
        try await fixture.put([
            "pk": s(pk), "sk": n(sk), "title": s(title), "genre": s(genre), "price": n(sk), "text": s("t"),
        ])
    }

    private func byGenre(_ more: [String: Document] = [:]) async throws -> Document {
        try await fixture.query("genre = :g", values: [":g": s("crime")], more.merging(["IndexName": "byGenre"]) { $1 })
    }

    private func byTitle(_ more: [String: Document] = [:]) async throws -> Document {
        try await fixture.query("pk = :p", values: [":p": s("a")], more.merging(["IndexName": "byTitle"]) { $1 })
    }

    @Test("A global index is in its own order, sparse, and shows what it projects")
    func global() async throws {
        let items = try await byGenre()["Items"]?.list ?? []
        #expect(items.map { $0["title"] } == [s("Ann"), s("Ann"), s("Zed")])
        #expect(items.last?.structure?.keys.sorted() == ["genre", "pk", "price", "sk", "title"])
        #expect(try await fixture.scan(["IndexName": "byGenre"])["Count"] == 3)
    }

    @Test("A global index shows no more than it projects, and is not consistent")
    func globalLimits() async throws {
        await expectError("ValidationException") { try await byGenre(["Select": "ALL_ATTRIBUTES"]) }
        await expectError("ValidationException") {
            try await byGenre([
                "ProjectionExpression": "price, #t", "ExpressionAttributeNames": ["#t": "text"],
            ])
        }
        await expectError("ValidationException", "Consistent reads are not supported on global secondary indexes") {
            try await byGenre(["ConsistentRead": true])
        }
    }

    @Test("A local index gets what it lacks from the table")
    func local() async throws {
        let keys = try await byTitle()["Items"]?.list ?? []
        #expect(keys.map { $0["title"] } == [s("Ann"), s("Sparse"), s("Zed")])
        #expect(keys.first?.structure?.keys.sorted() == ["pk", "sk", "title"])
        let whole = try await byTitle(["Select": "ALL_ATTRIBUTES", "ConsistentRead": true])["Items"]?.list ?? []
        #expect(whole.first?["text"] == s("t"))
        let part = try await byTitle(["ProjectionExpression": "price"])["Items"]?.list ?? []
        #expect(part == [["price": n(2)], .empty, ["price": n(1)]])
    }

    @Test("Entries follow their items")
    func follows() async throws {
        try await put("a", 1, "Bob", "horror")
        #expect(try await byGenre()["Count"] == 2)
        try await fixture.update(["pk": s("a"), "sk": n(2)], "REMOVE genre")
        #expect(try await byGenre()["Count"] == 1)
        try await fixture.call("DeleteItem", ["TableName": "Books", "Key": ["pk": s("b"), "sk": n(3)]])
        #expect(try await byGenre()["Count"] == 0)
        #expect(try await byTitle()["Items"]?.list?.map { $0["title"] } == [s("Ann"), s("Bob"), s("Sparse")])
    }

    @Test("Pages of an index begin at the keys of index and table")
    func pages() async throws {
        let first = try await byGenre(["Limit": 1])
        #expect(first["LastEvaluatedKey"]?.structure?.keys.sorted() == ["genre", "pk", "sk", "title"])
        let all = try await fixture.pages(
            "Query",
            [
                "TableName": "Books", "IndexName": "byGenre", "Limit": 1, "KeyConditionExpression": "genre = :g",
                "ExpressionAttributeValues": [":g": s("crime")],
            ])
        #expect(all.count == 3)
        #expect(Set(all.map { $0["sk"] }) == [n(1), n(2), n(3)])
    }

    @Test("Only one index is made or deleted at a time")
    func oneAtATime() async throws {
        await expectError("LimitExceededException") {
            try await fixture.call(
                "UpdateTable",
                [
                    "TableName": "Books",
                    "GlobalSecondaryIndexUpdates": [
                        ["Delete": ["IndexName": "byGenre"]], ["Create": Fixture.index("another", "genre")],
                    ],
                ])
        }
        try await fixture.call(
            "UpdateTable",
            ["TableName": "Books", "GlobalSecondaryIndexUpdates": [["Delete": ["IndexName": "byGenre"]]]])
        let table = try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]
        #expect(table?["GlobalSecondaryIndexes"] == nil)
        #expect(table?["AttributeDefinitions"]?.list?.count == 3)
    }
}
