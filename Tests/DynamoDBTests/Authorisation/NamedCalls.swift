import Core

/// One call of each kind that names the partitions given, where it can name several.
struct NamedCall: Sendable {
    let operation: String
    let input: Document

    static func all(_ tenants: [String]) -> [NamedCall] { single(tenants.last ?? "") + several(tenants) }

    private static func key(_ tenant: String) -> Document { ["pk": s(tenant), "sk": s("1")] }

    private static func single(_ tenant: String) -> [NamedCall] {
        let item: [String: Document] = ["TableName": "Books", "Key": key(tenant)]
        func query(_ more: [String: Document]) -> NamedCall {
            let base: [String: Document] = ["TableName": "Books", "ExpressionAttributeValues": [":p": s(tenant)]]
            return NamedCall(operation: "Query", input: .structure(base.merging(more) { $1 }))
        }
        return [
            NamedCall(operation: "GetItem", input: .structure(item)),
            NamedCall(operation: "PutItem", input: ["TableName": "Books", "Item": key(tenant)]),
            NamedCall(operation: "DeleteItem", input: .structure(item)),
            NamedCall(
                operation: "UpdateItem",
                input: .structure(item.merging(["UpdateExpression": "REMOVE a"]) { $1 })),
            query(["KeyConditionExpression": "pk = :p"]),
            query(["KeyConditionExpression": "pk = :p", "IndexName": "byTitle"]),
            query([
                "KeyConditionExpression": ":p = #o", "IndexName": "byOwner",
                "ExpressionAttributeNames": ["#o": "owner"],
            ]),
            NamedCall(
                operation: "Query",
                input: [
                    "TableName": "Books",
                    "KeyConditions": ["pk": ["ComparisonOperator": "EQ", "AttributeValueList": [s(tenant)]]],
                ]),
        ]
    }

    private static func several(_ tenants: [String]) -> [NamedCall] {
        func batch(_ operation: String, _ request: Document) -> NamedCall {
            NamedCall(operation: operation, input: ["RequestItems": ["Books": request]])
        }
        func transaction(_ operation: String, _ action: String, _ part: (String) -> [String: Document]) -> NamedCall {
            let items = tenants.map { tenant in
                Document.structure([action: .structure(part(tenant).merging(["TableName": "Books"]) { $1 })])
            }
            return NamedCall(operation: operation, input: ["TransactItems": .list(items)])
        }
        return [
            batch("BatchGetItem", ["Keys": .list(tenants.map(key))]),
            batch("BatchWriteItem", .list(tenants.map { ["PutRequest": ["Item": key($0)]] })),
            batch("BatchWriteItem", .list(tenants.map { ["DeleteRequest": ["Key": key($0)]] })),
            transaction("TransactGetItems", "Get") { ["Key": key($0)] },
            transaction("TransactWriteItems", "Put") { ["Item": key($0)] },
            transaction("TransactWriteItems", "Update") { ["Key": key($0), "UpdateExpression": "REMOVE a"] },
            transaction("TransactWriteItems", "ConditionCheck") {
                ["Key": key($0), "ConditionExpression": "attribute_not_exists(zz)"]
            },
            transaction("TransactWriteItems", "Delete") { ["Key": key($0)] },
        ]
    }
}
