import Core
import ItemExpressions

/// What a Query asks, in expressions or in the legacy parameters.
struct QueryExpressions: Sendable {
    private let input: Document
    private let expressions: RequestExpressions
    let filter: Condition?
    let projection: ItemProjection?

    init(_ input: Document) throws {
        self.input = input
        try ParameterMix.check(
            input, legacy: ["AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"],
            expressions: ["ProjectionExpression", "FilterExpression", "KeyConditionExpression"])
        var expressions = try RequestExpressions(input, [.projection, .filter, .keyCondition])
        filter = try expressions.condition(.filter) ?? LegacyParameters.filter(input, "QueryFilter")
        projection = try expressions.projection() ?? ReadExpressions.legacyProjection(input["AttributesToGet"])
        self.expressions = expressions
    }

    /// Which keys it asks for, of a table or index with such keys.
    func keyCondition(_ shape: KeyShape) throws -> KeyCondition {
        if let entries = input["KeyConditions"]?.structure {
            try expressions.finish()
            return try LegacyParameters.keyCondition(entries, shape)
        }
        var expressions = expressions
        guard let text = expressions.text(.keyCondition) else {
            throw AWSError.validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")
        }
        let schema = shape.schema
        let condition = try expressions.parse { placeholders throws(ItemError) in
            try KeyCondition(text, &placeholders, schema)
        }
        try expressions.finish()
        return condition
    }

    /// A filter is about what is no key, as keys are for the key condition.
    func checkFilter(_ shape: KeyShape) throws {
        guard let filter, let name = shape.names.first(where: filter.attributes.contains) else { return }
        let parameter = input["QueryFilter"] == nil ? "Filter Expression" : "QueryFilter"
        throw AWSError.validation(
            "\(parameter) can only contain non-primary key attributes: Primary key attribute: \(name)")
    }
}

/// What a Scan asks.
struct ScanExpressions: Sendable {
    let filter: Condition?
    let projection: ItemProjection?

    init(_ input: Document) throws {
        try ParameterMix.check(
            input, legacy: ["AttributesToGet", "ScanFilter", "ConditionalOperator"],
            expressions: ["ProjectionExpression", "FilterExpression"])
        var expressions = try RequestExpressions(input, [.projection, .filter])
        filter = try expressions.condition(.filter) ?? LegacyParameters.filter(input, "ScanFilter")
        projection = try expressions.projection() ?? ReadExpressions.legacyProjection(input["AttributesToGet"])
        try expressions.finish()
    }
}
