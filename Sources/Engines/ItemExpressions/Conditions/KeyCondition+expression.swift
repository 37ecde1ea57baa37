extension KeyCondition {
    private static let kind = ExpressionKind.keyCondition
    private static let unsupported = ItemError("Query key condition not supported")

    /// Reads a `KeyConditionExpression` for the keys of a table or index.
    ///
    /// - Throws: `ItemError` in DynamoDB's words.
    public init(_ text: String, _ placeholders: inout Placeholders, _ schema: Schema) throws(ItemError) {
        var parser = ConditionParser(parser: try ExpressionParser(text, Self.kind, placeholders))
        let node = try parser.parse()
        placeholders = parser.parser.placeholders
        var found: [String: SortCondition] = [:]
        for term in try Self.terms(node) {
            let (path, condition) = try Self.condition(term)
            guard !path.isNested else {
                throw Self.kind.error("KeyConditionExpressions cannot have conditions on nested attributes")
            }
            guard found.updateValue(condition, forKey: path.attribute) == nil else {
                throw Self.kind.error("KeyConditionExpressions must only contain one condition per key")
            }
        }
        try self.init(found, schema)
    }

    /// From one condition for each attribute, as `KeyConditions` has them too.
    init(_ conditions: [String: SortCondition], _ schema: Schema) throws(ItemError) {
        guard conditions.count <= 2 else {
            throw ItemError("Conditions can be of length 1 or 2 only")
        }
        guard let hash = conditions[schema.hash.name] else {
            throw ItemError("Query condition missed key schema element: \(schema.hash.name)")
        }
        if conditions.count == 2 {
            guard let range = schema.range, conditions[range.name] != nil else {
                guard let range = schema.range else { throw Self.unsupported }
                throw ItemError("Query condition missed key schema element: \(range.name)")
            }
        }
        guard case .equal(let value) = hash else { throw Self.unsupported }
        try Self.check(value, schema.hash)
        self.hash = value
        sort = schema.range.flatMap { conditions[$0.name] }
        if let sort, let range = schema.range { for value in sort.values { try Self.check(value, range) } }
    }

    private static func check(_ value: AttributeValue, _ attribute: Schema.Attribute) throws(ItemError) {
        guard value.type == attribute.type else {
            throw ItemError.invalidParameter("Condition parameter type does not match schema type")
        }
        switch value {
        case .string(""):
            throw ItemError(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an "
                    + "empty string value. Key: \(attribute.name)")
        case .binary(let bytes) where bytes.isEmpty:
            throw ItemError(
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an "
                    + "empty binary value. Key: \(attribute.name)")
        default: return
        }
    }

    private static func terms(_ node: ConditionNode) throws(ItemError) -> [ConditionNode] {
        guard case .all(let nodes) = node else { return [node] }
        var terms: [ConditionNode] = []
        for node in nodes { terms += try self.terms(node) }
        return terms
    }

    private static func condition(_ node: ConditionNode) throws(ItemError) -> (AttributePath, SortCondition) {
        switch node {
        case .compare(.path(let path), let comparator, .value(let value)):
            return (path, try comparison(comparator, value))
        case .compare(.value(let value), let comparator, .path(let path)):
            return (path, try comparison(comparator.mirrored, value))
        case .between(.path(let path), .value(let lower), .value(let upper)): return (path, .between(lower, upper))
        case .beginsWith(.path(let path), .value(let prefix)): return (path, .beginsWith(prefix))
        case .compare(.path, _, .path), .between(.path, _, _), .beginsWith(.path, _):
            throw kind.error(
                "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition")
        case .compare, .between, .beginsWith:
            throw kind.error("KeyConditionExpressions must contain a key attribute and a value in each condition")
        case .among: throw invalidOperator("IN")
        case .exists: throw invalidOperator("attribute_exists")
        case .notExists: throw invalidOperator("attribute_not_exists")
        case .hasType: throw invalidOperator("attribute_type")
        case .contains: throw invalidOperator("contains")
        case .any: throw invalidOperator("OR")
        case .not: throw invalidOperator("NOT")
        case .all: throw unsupported
        }
    }

    private static func comparison(
        _ comparator: ConditionNode.Comparator, _ value: AttributeValue
    ) throws(ItemError) -> SortCondition {
        switch comparator {
        case .equal: .equal(value)
        case .less: .less(value)
        case .lessOrEqual: .lessOrEqual(value)
        case .greater: .greater(value)
        case .greaterOrEqual: .greaterOrEqual(value)
        case .notEqual: throw invalidOperator("<>")
        }
    }

    private static func invalidOperator(_ name: String) -> ItemError {
        kind.error("Invalid operator used in KeyConditionExpression: \(name)")
    }
}

extension KeyCondition.SortCondition {
    var values: [AttributeValue] {
        switch self {
        case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
            .greaterOrEqual(let value), .beginsWith(let value):
            [value]
        case .between(let lower, let upper): [lower, upper]
        }
    }
}

extension ConditionNode.Comparator {
    /// The same comparison with its sides exchanged.
    fileprivate var mirrored: Self {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
