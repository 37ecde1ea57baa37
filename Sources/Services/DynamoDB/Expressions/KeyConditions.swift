import Core
import ItemExpressions
import Store

extension KeyShape {
    /// As the engine takes it.
    var schema: KeyCondition.Schema {
        KeyCondition.Schema(hash: hash.engine, range: range?.engine)
    }
}

extension KeyShape.Attribute {
    fileprivate var engine: KeyCondition.Schema.Attribute {
        KeyCondition.Schema.Attribute(name, AttributeValue.ValueType(type))
    }
}

extension AttributeValue.ValueType {
    fileprivate init(_ type: KeyAttributeType) {
        self =
            switch type {
            case .S: .S
            case .N: .N
            case .B: .B
            }
    }
}

extension KeyCondition {
    /// The sort keys that fulfil it, as they are ordered in the store.
    var range: SortRange {
        guard let range = sort?.range else { return .all }
        return SortRange(lower: range.lower, upper: range.upper)
    }
}
