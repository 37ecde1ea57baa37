import Core
import Plane

/// What audit events show of calls on items: tables, indexes, the keys of the items and how the call was made; neither
/// other attributes nor the values in expressions.
enum ItemRecording {
    private static let plain: Set<String> = [
        "TableName", "IndexName", "Key", "ConsistentRead", "ReturnValues", "ReturnConsumedCapacity",
        "ReturnItemCollectionMetrics", "ReturnValuesOnConditionCheckFailure", "Select", "Limit", "ScanIndexForward",
        "Segment", "TotalSegments", "ExclusiveStartKey", "AttributesToGet", "ConditionalOperator",
        "ConditionExpression", "FilterExpression", "KeyConditionExpression", "ProjectionExpression",
        "UpdateExpression", "ExpressionAttributeNames",
    ]

    static func single(_ service: DynamoDBService) -> Recording {
        Recording(call: { part($0.input, $0, service) })
    }

    /// The same members; the values of a query's key are those of the key that `dynamodb:LeadingKeys` shows in its
    /// decision.
    static func query(_ service: DynamoDBService) -> Recording { single(service) }

    static func batch(_ service: DynamoDBService) -> Recording {
        Recording(call: { call in
            let tables = (call.input["RequestItems"]?.structure ?? [:]).map { name, request in
                (name, table(request, name, call, service))
            }
            return ["RequestItems": .structure(Dictionary(tables) { first, _ in first })]
        })
    }

    static func transaction(_ service: DynamoDBService) -> Recording {
        Recording(call: { call in
            let items = (call.input["TransactItems"]?.list ?? []).map { item in
                Document.structure((item.structure ?? [:]).mapValues { part($0, call, service) })
            }
            var shown: [String: Document] = ["TransactItems": .list(items)]
            for name in ["ReturnConsumedCapacity", "ReturnItemCollectionMetrics", "ClientRequestToken"] {
                shown[name] = call.input[name]
            }
            return .structure(shown)
        })
    }

    private static func part(_ input: Document, _ call: Call, _ service: DynamoDBService) -> Document {
        var shown = (input.structure ?? [:]).filter { plain.contains($0.key) }
        if let item = input["Item"] {
            shown["Item"] = keys(of: item, input["TableName"]?.string ?? "", call, service)
        }
        return .structure(shown)
    }

    /// Of BatchGetItem a structure, of BatchWriteItem a list.
    private static func table(
        _ request: Document, _ name: String, _ call: Call, _ service: DynamoDBService
    ) -> Document {
        guard let writes = request.list else {
            return .structure((request.structure ?? [:]).filter { $0.key == "Keys" || plain.contains($0.key) })
        }
        return .list(
            writes.map { write in
                if let item = write["PutRequest"]?["Item"] {
                    return ["PutRequest": ["Item": keys(of: item, name, call, service)]]
                }
                return ["DeleteRequest": ["Key": write["DeleteRequest"]?["Key"] ?? .empty]]
            })
    }

    /// Nothing where the table is not known.
    private static func keys(
        of item: Document, _ tableName: String, _ call: Call, _ service: DynamoDBService
    ) -> Document {
        guard let reference = try? TableReference(tableName, in: call),
            let names = service.tables.known(reference)?.key.names
        else { return .empty }
        return .structure((item.structure ?? [:]).filter { names.contains($0.key) })
    }
}
