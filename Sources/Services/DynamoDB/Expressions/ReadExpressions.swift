import Core
import ItemExpressions

/// Of an item; a secondary index has a projection too.
typealias ItemProjection = ItemExpressions.Projection

/// What GetItem, BatchGetItem and TransactGetItems show of items.
enum ReadExpressions {
    static func projection(_ input: Document) throws -> ItemProjection? {
        try ParameterMix.check(input, legacy: ["AttributesToGet"], expressions: ["ProjectionExpression"])
        if let names = input["AttributesToGet"] { return try legacyProjection(names) }
        guard input["ProjectionExpression"] != nil || input["ExpressionAttributeNames"] != nil else { return nil }
        var expressions = try RequestExpressions(input, [.projection])
        let projection = try expressions.projection()
        try expressions.finish()
        return projection
    }

    /// `AttributesToGet`.
    static func legacyProjection(_ names: Document?) throws -> ItemProjection? {
        guard let names = names?.list?.compactMap(\.string) else { return nil }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw AWSError.invalidParameter("Duplicate value in attribute name: \(name)")
        }
        return ItemProjection(attributes: names)
    }
}

extension RequestExpressions {
    mutating func projection() throws -> ItemProjection? {
        guard let text = text(.projection) else { return nil }
        return try parse { placeholders throws(ItemError) in try ItemProjection(text, &placeholders) }
    }
}
