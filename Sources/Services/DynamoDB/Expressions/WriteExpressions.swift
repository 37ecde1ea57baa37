import Core
import ItemExpressions

/// The condition and the update of a write, in expressions or in the legacy parameters.
struct WriteExpressions {
    let condition: Condition?
    let update: Update?

    init(_ input: Document, isUpdate: Bool) throws {
        let kinds: [ExpressionKind] = isUpdate ? [.update, .condition] : [.condition]
        try ParameterMix.check(
            input, legacy: ["AttributeUpdates", "Expected", "ConditionalOperator"], expressions: kinds.map(\.rawValue))
        var expressions = try RequestExpressions(input, kinds)
        if let text = expressions.text(.update), isUpdate {
            update = try expressions.parse { placeholders throws(ItemError) in try Update(text, &placeholders) }
        } else {
            update = try LegacyParameters.update(input)
        }
        condition = try expressions.condition(.condition) ?? LegacyParameters.expected(input)
        try expressions.finish()
    }
}

extension Update {
    /// - Throws: `ValidationException` for an update of the item's own key.
    func checkKeys(_ shape: KeyShape) throws {
        let changed = changedAttributes
        for name in shape.names where changed.contains(name) {
            throw AWSError.invalidParameter("Cannot update attribute \(name). This attribute is part of the key")
        }
    }
}
