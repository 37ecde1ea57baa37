import Core
import Testing

@testable import DynamoDB

@Suite struct CreateTableTests {
    private static func input(_ change: [String: Document?]) -> Document {
        var input: [String: Document] = [
            "TableName": "Books", "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [["AttributeName": "a", "AttributeType": "S"]],
            "KeySchema": Fixture.keySchema("a"),
        ]
        for (name, value) in change { input[name] = value }
        return .structure(input)
    }

    private static func definitions(_ names: String...) -> Document {
        .list(names.map { ["AttributeName": .string($0), "AttributeType": "S"] })
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let change: [String: Document?]
        let message: String

        init(_ change: [String: Document?], _ message: String) {
            self.change = change
            self.message = message
        }

        var testDescription: String { message }
    }

    private static let wrong = "One or more parameter values were invalid: "

    static let refusals: [Refusal] = [
        Refusal(
            ["TableName": "ab"], "TableName must be at least 3 characters long and at most 255 characters long"),
        Refusal(
            ["KeySchema": [["AttributeName": "a", "KeyType": "RANGE"]]],
            "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"),
        Refusal(
            ["KeySchema": Fixture.keySchema("a", "a")],
            "Both the Hash Key and the Range Key element in the KeySchema have the same name"),
        Refusal(
            ["KeySchema": Fixture.keySchema("a", "b")],
            "Invalid KeySchema: Some index key attribute have no definition"),
        Refusal(
            ["KeySchema": Fixture.keySchema("b")],
            wrong
                + "Some index key attributes are not defined in AttributeDefinitions. Keys: [b], "
                + "AttributeDefinitions: [a]"),
        Refusal(
            ["AttributeDefinitions": definitions("a", "b")],
            wrong
                + "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                + "AttributeDefinitions"),
        Refusal(
            [
                "AttributeDefinitions": definitions("a", "b", "c"),
                "GlobalSecondaryIndexes": [Fixture.index("byB", "b")],
            ],
            wrong + "Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c], keys used: [a, b]"),
        Refusal(
            ["LocalSecondaryIndexes": [Fixture.index("byB", "a", "b")], "AttributeDefinitions": definitions("a", "b")],
            wrong
                + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex"
        ),
        Refusal(
            [
                "KeySchema": Fixture.keySchema("a", "b"), "AttributeDefinitions": definitions("a", "b", "c"),
                "LocalSecondaryIndexes": [Fixture.index("byC", "b", "c")],
            ],
            wrong
                + "Index KeySchema does not have the same leading hash key as table KeySchema for index: byC. "
                + "index hash key: b, table hash key: a"),
        Refusal(
            [
                "KeySchema": Fixture.keySchema("a", "b"), "AttributeDefinitions": definitions("a", "b"),
                "LocalSecondaryIndexes": [Fixture.index("byC", "a")],
            ], wrong + "Index KeySchema does not have a range key for index: byC"),
        Refusal(
            ["GlobalSecondaryIndexes": []], wrong + "List of GlobalSecondaryIndexes is empty"),
        Refusal(
            ["GlobalSecondaryIndexes": [Fixture.index("all", "a", projection: .empty)]],
            wrong + "Unknown ProjectionType: null"),
        Refusal(
            [
                "GlobalSecondaryIndexes": [
                    Fixture.index("all", "a", projection: ["ProjectionType": "ALL", "NonKeyAttributes": ["x"]])
                ]
            ], wrong + "ProjectionType is ALL, but NonKeyAttributes is specified"),
        Refusal(
            ["GlobalSecondaryIndexes": [Fixture.index("all", "a", projection: ["ProjectionType": "INCLUDE"])]],
            wrong + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"),
        Refusal(
            ["GlobalSecondaryIndexes": [Fixture.index("one", "a"), Fixture.index("one", "a")]],
            wrong + "Duplicate index name: one"),
        Refusal(
            ["GlobalSecondaryIndexes": .list((0...20).map { Fixture.index("index\($0)", "a") })],
            wrong + "GlobalSecondaryIndex count exceeds the per-table limit of 20"),
        Refusal(
            ["BillingMode": "PROVISIONED"],
            wrong + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"),
        Refusal(
            ["ProvisionedThroughput": ["ReadCapacityUnits": 1, "WriteCapacityUnits": 1]],
            wrong
                + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                + "PAY_PER_REQUEST"),
        Refusal(
            ["StreamSpecification": ["StreamEnabled": true, "StreamViewType": "KEYS_ONLY"]],
            wrong + "DynamoDB Streams are not offered by this service here"),
    ]

    @Test("Refuses what is no table, in AWS's words", arguments: refusals)
    func refuses(_ refusal: Refusal) async throws {
        let fixture = try Fixture()
        await expectError("ValidationException", refusal.message) {
            try await fixture.call("CreateTable", Self.input(refusal.change))
        }
    }

    @Test("A table is there at once and its answer says that it is being created")
    func creates() async throws {
        let fixture = try Fixture()
        let made = try await fixture.table(
            range: "N", ["DeletionProtectionEnabled": true, "Tags": [["Key": "team", "Value": "blue"]]])
        #expect(made["TableDescription"]?["TableStatus"] == "CREATING")
        let table = try #require(try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"])
        #expect(table["TableStatus"] == "ACTIVE")
        #expect(table["TableArn"] == "arn:aws:dynamodb:eu-central-1:111122223333:table/Books")
        #expect(table["DeletionProtectionEnabled"] == true)
        #expect(table["BillingModeSummary"]?["BillingMode"] == "PAY_PER_REQUEST")
        #expect(table["KeySchema"] == Fixture.keySchema("pk", "sk"))
        let byARN = try await fixture.call("DescribeTable", ["TableName": try #require(table["TableArn"])])
        #expect(byARN["Table"] == table)
    }

    @Test("A name is taken once")
    func takesNameOnce() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        await expectError("ResourceInUseException", "Table already exists: Books") { try await fixture.table() }
    }

    @Test("Tables are listed by name, in pages")
    func lists() async throws {
        let fixture = try Fixture()
        for name in ["Gamma", "Alpha", "Beta"] { try await fixture.table(name) }
        let first = try await fixture.call("ListTables", ["Limit": 2])
        #expect(first == ["TableNames": ["Alpha", "Beta"], "LastEvaluatedTableName": "Beta"])
        let rest = try await fixture.call("ListTables", ["Limit": 2, "ExclusiveStartTableName": "Beta"])
        #expect(rest == ["TableNames": ["Gamma"]])
    }

    @Test("A deleted table is gone, unless it is protected")
    func deletes() async throws {
        let fixture = try Fixture()
        try await fixture.table(["DeletionProtectionEnabled": true])
        await expectError("ValidationException") { try await fixture.call("DeleteTable", ["TableName": "Books"]) }
        try await fixture.call("UpdateTable", ["TableName": "Books", "DeletionProtectionEnabled": false])
        let answer = try await fixture.call("DeleteTable", ["TableName": "Books"])
        #expect(answer["TableDescription"]?["TableStatus"] == "DELETING")
        await expectError("ResourceNotFoundException", "Requested resource not found: Table: Books not found") {
            try await fixture.call("DescribeTable", ["TableName": "Books"])
        }
    }
}

extension Fixture {
    fileprivate func table(_ more: [String: Document]) async throws { try await table("Books", more) }
}
