import Core

func s(_ text: String) -> Document { ["S": .string(text)] }
func n(_ number: Int) -> Document { ["N": .string(String(number))] }

extension Fixture {
    @discardableResult
    func put(_ item: [String: Document], in table: Document = "Books", _ more: [String: Document] = [:]) async throws
        -> Document
    {
        try await call("PutItem", .structure(more.merging(["TableName": table, "Item": .structure(item)]) { $1 }))
    }

    func get(_ key: [String: Document], from table: Document = "Books") async throws -> Document? {
        try await call("GetItem", ["TableName": table, "Key": .structure(key), "ConsistentRead": true])["Item"]
    }

    @discardableResult
    func update(
        _ key: [String: Document], _ expression: String, values: [String: Document] = [:],
        _ more: [String: Document] = [:]
    ) async throws -> Document {
        var input: [String: Document] = [
            "TableName": "Books", "Key": .structure(key), "UpdateExpression": .string(expression),
        ]
        if !values.isEmpty { input["ExpressionAttributeValues"] = .structure(values) }
        input.merge(more) { $1 }
        return try await call("UpdateItem", .structure(input))
    }

    func query(
        _ condition: String, values: [String: Document], _ more: [String: Document] = [:]
    ) async throws -> Document {
        var input: [String: Document] = [
            "TableName": "Books", "KeyConditionExpression": .string(condition),
            "ExpressionAttributeValues": .structure(values),
        ]
        input.merge(more) { $1 }
        return try await call("Query", .structure(input))
    }

    func scan(_ more: [String: Document] = [:]) async throws -> Document {
        try await call("Scan", .structure(more.merging(["TableName": "Books"]) { $1 }))
    }

    /// What every page of a Query or Scan holds, one after the other.
    func pages(_ operation: String, _ input: [String: Document]) async throws -> [Document] {
        var input = input
        var items: [Document] = []
        repeat {
            let page = try await call(operation, .structure(input))
            items += page["Items"]?.list ?? []
            input["ExclusiveStartKey"] = page["LastEvaluatedKey"]
        } while input["ExclusiveStartKey"] != nil
        return items
    }
}
