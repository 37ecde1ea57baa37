extension Condition {
    /// Whether all conditions hold, or any of them, as `ConditionalOperator` says; none hold always.
    public init(_ conditions: [LegacyCondition], any: Bool = false) {
        let nodes = conditions.map(\.node)
        self.init(nodes.count == 1 ? nodes[0] : any && !nodes.isEmpty ? .any(nodes) : .all(nodes))
    }
}

extension LegacyCondition {
    var node: ConditionNode {
        let path = AttributePath(attribute)
        let operands = values.map(ConditionNode.Operand.value)
        return switch comparison {
        case .EQ: .compare(.path(path), .equal, operands[0])
        case .NE: .compare(.path(path), .notEqual, operands[0])
        case .LE: .compare(.path(path), .lessOrEqual, operands[0])
        case .LT: .compare(.path(path), .less, operands[0])
        case .GE: .compare(.path(path), .greaterOrEqual, operands[0])
        case .GT: .compare(.path(path), .greater, operands[0])
        case .IN: .among(.path(path), operands)
        case .BETWEEN: .between(.path(path), operands[0], operands[1])
        case .NOT_NULL: .exists(path)
        case .NULL: .notExists(path)
        case .CONTAINS: .contains(.path(path), operands[0])
        case .NOT_CONTAINS: .not(.contains(.path(path), operands[0]))
        case .BEGINS_WITH: .beginsWith(.path(path), operands[0])
        }
    }
}

extension KeyCondition {
    /// From `KeyConditions`.
    ///
    /// - Throws: `ItemError` in DynamoDB's words.
    public init(_ conditions: [LegacyCondition], _ schema: Schema) throws(ItemError) {
        var found: [String: SortCondition] = [:]
        for condition in conditions {
            guard let sort = condition.sortCondition else {
                throw ItemError("Attempted conditional constraint is not an indexable operation")
            }
            found[condition.attribute] = sort
        }
        try self.init(found, schema)
    }
}

extension LegacyCondition {
    /// nil for what no key can be asked.
    fileprivate var sortCondition: KeyCondition.SortCondition? {
        switch comparison {
        case .EQ: .equal(values[0])
        case .LE: .lessOrEqual(values[0])
        case .LT: .less(values[0])
        case .GE: .greaterOrEqual(values[0])
        case .GT: .greater(values[0])
        case .BETWEEN: .between(values[0], values[1])
        case .BEGINS_WITH: .beginsWith(values[0])
        case .NE, .IN, .NOT_NULL, .NULL, .CONTAINS, .NOT_CONTAINS: nil
        }
    }
}
