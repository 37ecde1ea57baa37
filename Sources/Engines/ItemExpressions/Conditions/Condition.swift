/// A condition on an item, read once and asked of any number of items.
///
///     var placeholders = try Placeholders(values: [":least": .number(Number(3))])
///     let condition = try Condition("attribute_exists(id) AND stock >= :least", .condition, &placeholders)
///     try placeholders.requireAllUsed()
///     condition.holds(for: item)
public struct Condition: Sendable, Hashable {
    let node: ConditionNode
    /// The top-level attributes that it names.
    public let attributes: Set<String>

    init(_ node: ConditionNode) {
        self.node = node
        var attributes: Set<String> = []
        node.forEachPath { attributes.insert($0.attribute) }
        self.attributes = attributes
    }

    /// - Parameter kind: `condition` or `filter`; names the parameter in messages.
    /// - Throws: `ItemError` in DynamoDB's words.
    public init(_ text: String, _ kind: ExpressionKind, _ placeholders: inout Placeholders) throws(ItemError) {
        var parser = ConditionParser(parser: try ExpressionParser(text, kind, placeholders))
        let node = try parser.parse()
        placeholders = parser.parser.placeholders
        self.init(node)
    }

    /// - Parameter item: empty when there is none.
    public func holds(for item: Item) -> Bool { node.holds(for: item) }
}
