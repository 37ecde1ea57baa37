/// One entry of `Expected`, `QueryFilter`, `ScanFilter` or `KeyConditions`: what older clients send where newer ones send
/// expressions (Developer Guide, "Legacy DynamoDB request parameters").
public struct LegacyCondition: Sendable, Hashable {
    public enum Operator: String, Sendable, Hashable {
        case EQ, NE, IN, LE, LT, GE, GT, BETWEEN, NOT_NULL, NULL, CONTAINS, NOT_CONTAINS, BEGINS_WITH
    }

    let attribute: String
    let comparison: Operator
    let values: [AttributeValue]

    /// An entry with a comparison operator.
    ///
    /// - Throws: `ItemError` for a wrong number of values, and for types that the operator does not take.
    public init(_ attribute: String, _ comparison: Operator, _ values: [AttributeValue]) throws(ItemError) {
        self.attribute = attribute
        self.comparison = comparison
        self.values = values
        guard comparison.counts.contains(values.count) else {
            throw .invalidParameter(
                "Invalid number of argument(s) for the \(comparison.rawValue) ComparisonOperator")
        }
        for value in values where !comparison.types.contains(value.type) {
            throw .invalidParameter(
                "ComparisonOperator \(comparison.rawValue) is not valid for \(value.type.rawValue) AttributeValue type")
        }
        if comparison == .IN || comparison == .BETWEEN, Set(values.map(\.type)).count > 1 {
            throw .invalidParameter("AttributeValues inside AttributeValueList must be of same type")
        }
        if comparison == .BETWEEN, values[1].precedes(values[0]) == true {
            throw .invalidParameter(
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound")
        }
    }

    /// An entry of `Expected` in any of its forms.
    ///
    /// - Throws: `ItemError` for members that do not go together.
    public init(
        expecting attribute: String, value: AttributeValue?, exists: Bool?, comparison: Operator?,
        list: [AttributeValue]?
    ) throws(ItemError) {
        if let comparison {
            guard exists == nil else {
                throw .invalidParameter(
                    "Exists and ComparisonOperator cannot be used together for Attribute: \(attribute)")
            }
            guard value == nil || list == nil else {
                throw .invalidParameter(
                    "Value and AttributeValueList cannot be used together for Attribute: \(attribute)")
            }
            guard value != nil || list != nil || comparison == .NULL || comparison == .NOT_NULL else {
                throw .invalidParameter(
                    "Value or AttributeValueList must be used with ComparisonOperator: \(comparison.rawValue) "
                        + "for Attribute: \(attribute)")
            }
            try self.init(attribute, comparison, list ?? value.map { [$0] } ?? [])
            return
        }
        guard list == nil else {
            throw .invalidParameter(
                "AttributeValueList can only be used with a ComparisonOperator for Attribute: \(attribute)")
        }
        if exists == false {
            guard value == nil else {
                throw .invalidParameter("Value cannot be used when Exists is false for Attribute: \(attribute)")
            }
            try self.init(attribute, .NULL, [])
            return
        }
        guard let value else {
            throw .invalidParameter(
                "Value must be provided when Exists is \(exists == nil ? "null" : "true") for Attribute: \(attribute)")
        }
        try self.init(attribute, .EQ, [value])
    }
}

extension LegacyCondition.Operator {
    fileprivate var counts: ClosedRange<Int> {
        switch self {
        case .NULL, .NOT_NULL: 0...0
        case .BETWEEN: 2...2
        case .IN: 1...100
        default: 1...1
        }
    }

    fileprivate var types: Set<AttributeValue.ValueType> {
        switch self {
        case .EQ, .NE: Set(AttributeValue.ValueType.allCases)
        case .LE, .LT, .GE, .GT, .BETWEEN, .IN: [.S, .N, .B]
        case .CONTAINS, .NOT_CONTAINS: [.S, .N, .B]
        case .BEGINS_WITH: [.S, .B]
        case .NULL, .NOT_NULL: []
        }
    }
}
