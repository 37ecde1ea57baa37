import Core
import Testing

@testable import DynamoDB

@Suite struct TransactionTests {
    private let fixture: Fixture

    init() async throws {
        fixture = try Fixture()
        try await fixture.table()
        try await fixture.put(["pk": s("1"), "balance": n(10)])
        try await fixture.put(["pk": s("2"), "balance": n(0)])
    }

    private static func move(_ key: String, _ sign: String, _ amount: Int, condition: String? = nil) -> Document {
        var update: [String: Document] = [
            "TableName": "Books", "Key": ["pk": s(key)],
            "UpdateExpression": .string("SET balance = balance \(sign) :a"),
            "ExpressionAttributeValues": [":a": n(amount)], "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        ]
        update["ConditionExpression"] = condition.map(Document.string)
        return ["Update": .structure(update)]
    }

    private func balances() async throws -> [Document?] {
        let answer = try await fixture.call(
            "TransactGetItems",
            [
                "TransactItems": .list(["1", "2"].map { ["Get": ["TableName": "Books", "Key": ["pk": s($0)]]] })
            ])
        return (answer["Responses"]?.list ?? []).map { $0["Item"]?["balance"] }
    }

    @Test("All or nothing, and every reason is told")
    func cancels() async throws {
        let items: Document = [
            Self.move("1", "-", 11, condition: "balance >= :a"), Self.move("2", "+", 11),
            [
                "Update": [
                    "TableName": "Books", "Key": ["pk": s("3")], "UpdateExpression": "SET balance = balance + :a",
                    "ExpressionAttributeValues": [":a": n(1)],
                ]
            ],
        ]
        do {
            try await fixture.call("TransactWriteItems", ["TransactItems": items])
            Issue.record("No error")
        } catch let error as AWSError {
            #expect(error.code == "TransactionCanceledException")
            #expect(
                error.message == "Transaction cancelled, please refer cancellation reasons for specific reasons "
                    + "[ConditionalCheckFailed, None, ValidationError]")
            let reasons = error.members["CancellationReasons"]?.list ?? []
            #expect(
                reasons.first == [
                    "Code": "ConditionalCheckFailed", "Message": "The conditional request failed",
                    "Item": ["pk": s("1"), "balance": n(10)],
                ])
            #expect(reasons[1] == ["Code": "None"])
        }
        #expect(try await balances() == [n(10), n(0)])
        try await fixture.call(
            "TransactWriteItems",
            ["TransactItems": [Self.move("1", "-", 4, condition: "balance >= :a"), Self.move("2", "+", 4)]])
        #expect(try await balances() == [n(6), n(4)])
    }

    @Test("A token is good for one request, for ten minutes")
    func tokens() async throws {
        func send(_ amount: Int) async throws -> Document {
            try await fixture.call(
                "TransactWriteItems",
                [
                    "TransactItems": [Self.move("1", "-", amount)], "ClientRequestToken": "token",
                    "ReturnConsumedCapacity": "TOTAL",
                ])
        }
        let first = try await send(1)
        #expect(first["ConsumedCapacity"]?.list?.first?["WriteCapacityUnits"] == .double(2))
        _ = try await send(1)
        #expect(try await balances() == [n(9), n(0)])
        await expectError("IdempotentParameterMismatchException") { try await send(2) }
        fixture.clock.advance(seconds: 601)
        _ = try await send(2)
        #expect(try await balances() == [n(7), n(0)])
    }

    @Test("One action for each item")
    func refusesDuplicates() async throws {
        await expectError(
            "ValidationException", "Transaction request cannot include multiple operations on one item"
        ) {
            try await fixture.call(
                "TransactWriteItems", ["TransactItems": [Self.move("1", "-", 1), Self.move("1", "+", 1)]])
        }
        await expectError("ValidationException", "TransactItems can only contain one of Check, Put, Update or Delete") {
            try await fixture.call("TransactWriteItems", ["TransactItems": [.empty]])
        }
    }

    @Test("Money is neither made nor lost by transactions at once")
    func isSerialisable() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for _ in 0..<10 {
                        let (from, to) = task % 2 == 0 ? ("1", "2") : ("2", "1")
                        do {
                            try await fixture.call(
                                "TransactWriteItems",
                                [
                                    "TransactItems": [
                                        Self.move(from, "-", 3, condition: "balance >= :a"), Self.move(to, "+", 3),
                                    ]
                                ])
                        } catch let error as AWSError where error.code == "TransactionCanceledException" {}
                    }
                }
            }
            try await group.waitForAll()
        }
        let sum = try await balances().compactMap { $0?["N"]?.string.flatMap { Int($0) } }.reduce(0, +)
        #expect(sum == 10)
    }
}
