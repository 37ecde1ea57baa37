import Core
import Testing

@testable import DynamoDB

@Suite struct ConditionTests {
    @Test("A condition that does not hold changes nothing and may tell the item")
    func conditions() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        let onlyNew: [String: Document] = ["ConditionExpression": "attribute_not_exists(pk)"]
        try await fixture.put(["pk": s("1"), "a": n(1)], in: "Books", onlyNew)
        do {
            try await fixture.put(
                ["pk": s("1"), "a": n(2)], in: "Books",
                onlyNew.merging(["ReturnValuesOnConditionCheckFailure": "ALL_OLD"]) { $1 })
            Issue.record("No error")
        } catch let error as AWSError {
            #expect(error.code == "ConditionalCheckFailedException")
            #expect(error.message == "The conditional request failed")
            #expect(error.members["Item"] == ["pk": s("1"), "a": n(1)])
        }
        #expect(try await fixture.get(["pk": s("1")])?["a"] == n(1))
    }

    @Test("Older clients' Expected is a condition too")
    func expected() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        try await fixture.put(["pk": s("1"), "a": n(1)])
        await expectError("ConditionalCheckFailedException") {
            try await fixture.put(
                ["pk": s("1")], in: "Books",
                ["Expected": ["a": ["ComparisonOperator": "GT", "AttributeValueList": [n(1)]]]])
        }
        try await fixture.put(["pk": s("1"), "b": n(1)], in: "Books", ["Expected": ["a": ["Value": n(1)]]])
        #expect(try await fixture.get(["pk": s("1")]) == ["pk": s("1"), "b": n(1)])
        await expectError("ValidationException") {
            try await fixture.put(
                ["pk": s("1")], in: "Books",
                ["Expected": ["a": ["Exists": false]], "ConditionExpression": "attribute_exists(a)"])
        }
    }

    @Test("Updates make what is not there and tell what they changed")
    func updates() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        let made = try await fixture.update(
            ["pk": s("1")], "SET a = :a, l = :l ADD c :one", values: [":a": s("x"), ":l": ["L": []], ":one": n(1)],
            ["ReturnValues": "ALL_NEW"])
        #expect(made["Attributes"] == ["pk": s("1"), "a": s("x"), "l": ["L": []], "c": n(1)])
        let changed = try await fixture.update(
            ["pk": s("1")], "SET c = c + :two REMOVE a", values: [":two": n(2)], ["ReturnValues": "UPDATED_OLD"])
        #expect(changed["Attributes"] == ["c": n(1), "a": s("x")])
        let again = try await fixture.update(
            ["pk": s("1")], "SET c = c + :two", values: [":two": n(2)], ["ReturnValues": "UPDATED_NEW"])
        #expect(again["Attributes"] == ["c": n(5)])
        await expectError(
            "ValidationException",
            "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key"
        ) { try await fixture.update(["pk": s("1")], "SET pk = :x", values: [":x": s("2")]) }
    }

    @Test("An update without anything to do still makes the item")
    func emptyUpdate() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        try await fixture.call("UpdateItem", ["TableName": "Books", "Key": ["pk": s("1")]])
        #expect(try await fixture.get(["pk": s("1")]) == ["pk": s("1")])
    }

    @Test("AttributeUpdates of older clients")
    func attributeUpdates() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        try await fixture.put(["pk": s("1"), "a": n(1), "b": n(1)])
        let answer = try await fixture.call(
            "UpdateItem",
            [
                "TableName": "Books", "Key": ["pk": s("1")], "ReturnValues": "ALL_NEW",
                "AttributeUpdates": [
                    "a": ["Action": "ADD", "Value": n(4)], "b": ["Action": "DELETE"], "c": ["Value": s("x")],
                ],
            ])
        #expect(answer["Attributes"] == ["pk": s("1"), "a": n(5), "c": s("x")])
    }

    @Test("Many at once end in the sum of all")
    func isSerialisable() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    for _ in 0..<20 {
                        try await fixture.update(["pk": s("1")], "ADD c :one", values: [":one": n(1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await fixture.get(["pk": s("1")])?["c"] == n(320))
    }
}
