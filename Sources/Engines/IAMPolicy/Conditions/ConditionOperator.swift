/// A condition operator taken apart: set qualifier, comparison, negation, `IfExists`.
struct ConditionOperator: Sendable, Hashable {
    enum Qualifier: String, Sendable {
        case forAllValues = "ForAllValues"
        case forAnyValue = "ForAnyValue"
    }

    enum Order: Sendable, Hashable {
        case equal, less, lessOrEqual, greater, greaterOrEqual

        func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
            switch self {
            case .equal: left == right
            case .less: left < right
            case .lessOrEqual: left <= right
            case .greater: left > right
            case .greaterOrEqual: left >= right
            }
        }
    }

    enum Comparison: Sendable, Hashable {
        case string, stringIgnoringCase, stringPattern
        case numeric(Order)
        case date(Order)
        case boolean, binary, address, arn
        case null
    }

    let name: String
    let qualifier: Qualifier?
    let comparison: Comparison
    let isNegated: Bool
    let ifExists: Bool

    /// nil when there is no such operator.
    init?(_ name: String) {
        self.name = name
        var rest = name[...]
        var qualifier: Qualifier?
        if let colon = rest.firstIndex(of: ":") {
            guard let known = Qualifier(rawValue: String(rest[..<colon])) else { return nil }
            qualifier = known
            rest = rest[rest.index(after: colon)...]
        }
        let ifExists = rest.hasSuffix("IfExists")
        if ifExists { rest = rest.dropLast("IfExists".count) }
        guard let (comparison, isNegated) = Self.table[String(rest)], !(ifExists && comparison == .null) else {
            return nil
        }
        self.qualifier = qualifier
        self.comparison = comparison
        self.isNegated = isNegated
        self.ifExists = ifExists
    }

    static let table: [String: (Comparison, isNegated: Bool)] = [
        "StringEquals": (.string, false), "StringNotEquals": (.string, true),
        "StringEqualsIgnoreCase": (.stringIgnoringCase, false),
        "StringNotEqualsIgnoreCase": (.stringIgnoringCase, true),
        "StringLike": (.stringPattern, false), "StringNotLike": (.stringPattern, true),
        "NumericEquals": (.numeric(.equal), false), "NumericNotEquals": (.numeric(.equal), true),
        "NumericLessThan": (.numeric(.less), false), "NumericLessThanEquals": (.numeric(.lessOrEqual), false),
        "NumericGreaterThan": (.numeric(.greater), false),
        "NumericGreaterThanEquals": (.numeric(.greaterOrEqual), false),
        "DateEquals": (.date(.equal), false), "DateNotEquals": (.date(.equal), true),
        "DateLessThan": (.date(.less), false), "DateLessThanEquals": (.date(.lessOrEqual), false),
        "DateGreaterThan": (.date(.greater), false), "DateGreaterThanEquals": (.date(.greaterOrEqual), false),
        "Bool": (.boolean, false), "BinaryEquals": (.binary, false),
        "IpAddress": (.address, false), "NotIpAddress": (.address, true),
        "ArnEquals": (.arn, false), "ArnLike": (.arn, false),
        "ArnNotEquals": (.arn, true), "ArnNotLike": (.arn, true),
        "Null": (.null, false),
    ]
}
