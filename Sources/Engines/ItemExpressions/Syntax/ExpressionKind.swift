/// The parameters that hold expressions, by their names in the API.
public enum ExpressionKind: String, Sendable, Hashable {
    case condition = "ConditionExpression"
    case filter = "FilterExpression"
    case keyCondition = "KeyConditionExpression"
    case projection = "ProjectionExpression"
    case update = "UpdateExpression"

    func error(_ reason: String, withoutValues: String? = nil) -> ItemError {
        ItemError(
            "Invalid \(rawValue): \(reason)", withoutValues: withoutValues.map { "Invalid \(rawValue): \($0)" })
    }
}
