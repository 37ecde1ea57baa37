import Core
import Testing

@testable import DynamoDB

@Suite struct SingleItemTests {
    @Test("An item of every type comes back as it was put")
    func keepsTypes() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        let item: [String: Document] = [
            "pk": s("1"), "text": s("naïve ☕"), "empty": s(""), "number": ["N": "-12.50"],
            "long": ["N": "12345678901234567890123456789012345678"], "tiny": ["N": "1E-130"],
            "bytes": ["B": .blob([0, 255, 1])], "yes": ["BOOL": true], "nothing": ["NULL": true],
            "list": ["L": [s("a"), ["L": []], ["M": [:]]]], "map": ["M": ["x": ["N": "1"]]],
            "texts": ["SS": ["a", "b"]], "numbers": ["NS": ["1", "2"]], "binaries": ["BS": [.blob([1]), .blob([2])]],
        ]
        try await fixture.put(item)
        var expected = item
        expected["number"] = ["N": "-12.5"]
        expected["tiny"] = ["N": .string("0." + String(repeating: "0", count: 129) + "1")]
        #expect(try await fixture.get(["pk": s("1")]) == .structure(expected))
        #expect(try await fixture.get(["pk": s("2")]) == nil)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let item: [String: Document]
        let message: String
        var testDescription: String { message }
    }

    private static let wrong = "One or more parameter values were invalid: "

    static let refusals = [
        Refusal(item: ["sk": n(1)], message: wrong + "Missing the key pk in the item"),
        Refusal(item: ["pk": n(1), "sk": n(1)], message: wrong + "Type mismatch for key pk expected: S actual: N"),
        Refusal(
            item: ["pk": s(""), "sk": n(1)],
            message:
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                + "an empty string value. Key: pk"),
        Refusal(
            item: ["pk": s(String(repeating: "x", count: 2_049)), "sk": n(1)],
            message: wrong + "Size of hashkey has exceeded the maximum size limit of2048 bytes"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "gk": n(1)],
            message: wrong + "Type mismatch for Index Key gk Expected: S Actual: N IndexName: byGK"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "gk": s("")],
            message: "One or more parameter values are not valid. A value specified for a secondary index key is not "
                + "supported. The AttributeValue for a key attribute cannot contain an empty string value. "
                + "IndexName: byGK, IndexKey: gk"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "a": s(String(repeating: "x", count: 409_600))],
            message: "Item size has exceeded the maximum allowed size"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "a": .empty],
            message: "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "a": ["S": "x", "N": "1"]],
            message: "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
                + "supported datatypes"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "a": ["SS": []]],
            message: wrong + "An string set  may not be empty"),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "a": ["NS": ["1", "1.0"]]],
            message: wrong + "Input collection [1, 1.0] contains duplicates."),
        Refusal(
            item: ["pk": s("1"), "sk": n(1), "a": ["N": "x"]],
            message: "The parameter cannot be converted to a numeric value: x"),
    ]

    @Test("Refuses what does not fit the table, in AWS's words", arguments: refusals)
    func refuses(_ refusal: Refusal) async throws {
        let fixture = try Fixture()
        try await fixture.table(
            range: "N", ["GlobalSecondaryIndexes": [Fixture.index("byGK", "gk")]], attributes: [("gk", "S")])
        await expectError("ValidationException", refusal.message) { try await fixture.put(refusal.item) }
    }

    @Test("A key is given whole and alone", arguments: [[:], ["pk": n(1)], ["x": s("1")]])
    func refusesKeys(_ key: [String: Document]) async throws {
        let fixture = try Fixture()
        try await fixture.table()
        for operation in ["GetItem", "DeleteItem"] {
            await expectError("ValidationException", "The provided key element does not match the schema") {
                try await fixture.call(operation, ["TableName": "Books", "Key": .structure(key)])
            }
        }
    }

    @Test("No table, no item")
    func refusesMissingTable() async throws {
        let fixture = try Fixture()
        await expectError("ResourceNotFoundException", "Requested resource not found") {
            try await fixture.put(["pk": s("1")])
        }
        await expectError("ResourceNotFoundException", "Requested resource not found") {
            try await fixture.get(["pk": s("1")])
        }
    }

    @Test("Old items are returned to those who ask")
    func returnsOld() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        #expect(try await fixture.put(["pk": s("1"), "a": n(1)], ["ReturnValues": "ALL_OLD"]) == .empty)
        let old: Document = ["pk": s("1"), "a": n(1)]
        #expect(try await fixture.put(["pk": s("1"), "a": n(2)], ["ReturnValues": "ALL_OLD"]) == ["Attributes": old])
        let deleted = try await fixture.call(
            "DeleteItem", ["TableName": "Books", "Key": ["pk": s("1")], "ReturnValues": "ALL_OLD"])
        #expect(deleted == ["Attributes": ["pk": s("1"), "a": n(2)]])
        await expectError("ValidationException", "ReturnValues can only be ALL_OLD or NONE") {
            try await fixture.put(["pk": s("1")], ["ReturnValues": "ALL_NEW"])
        }
    }

    @Test("Capacity is told by KB, for the table and its indexes")
    func tellsCapacity() async throws {
        let fixture = try Fixture()
        try await fixture.table(
            ["GlobalSecondaryIndexes": [Fixture.index("byGK", "gk")]], attributes: [("gk", "S")])
        let item = ["pk": s("1"), "gk": s("2"), "a": s(String(repeating: "x", count: 3_000))]
        let put = try await fixture.put(item, ["ReturnConsumedCapacity": "INDEXES"])
        #expect(
            put["ConsumedCapacity"] == [
                "TableName": "Books", "CapacityUnits": .double(6), "Table": ["CapacityUnits": .double(3)],
                "GlobalSecondaryIndexes": ["byGK": ["CapacityUnits": .double(3)]],
            ])
        let get = try await fixture.call(
            "GetItem", ["TableName": "Books", "Key": ["pk": s("1")], "ReturnConsumedCapacity": "TOTAL"])
        #expect(get["ConsumedCapacity"] == ["TableName": "Books", "CapacityUnits": .double(0.5)])
    }

    @Test("Items are counted")
    func counts() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        for index in 0..<3 { try await fixture.put(["pk": s("\(index)")]) }
        try await fixture.call("DeleteItem", ["TableName": "Books", "Key": ["pk": s("0")]])
        for flush in [false, true] {
            if flush { try await fixture.run("dynamodb.statistics") }
            let table = try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]
            #expect(table?["ItemCount"] == 2)
            #expect(table?["TableSizeBytes"] == 6)
        }
    }
}

extension Fixture {
    fileprivate func table(_ more: [String: Document], attributes: [(String, String)]) async throws {
        try await table("Books", more, attributes: attributes)
    }

    fileprivate func put(_ item: [String: Document], _ more: [String: Document]) async throws -> Document {
        try await put(item, in: "Books", more)
    }
}
