import Core

/// One key of one operator in a `Condition` block, its operands read once. A reference, since evaluation walks through
/// many and copies none.
final class Condition: Sendable {
    /// The values of the policy in the form that the operator compares. A value that is not of the operator's type is
    /// left out: it matches nothing.
    enum Operands: Sendable {
        case texts([TextPattern], ignoringCase: Bool)
        case arns([ARNPattern])
        case numbers([NumericValue], ConditionOperator.Order)
        case dates([Timestamp], ConditionOperator.Order)
        /// Those that are written out, and those that are variables.
        case booleans([Bool], variable: [TextPattern])
        case binaries([[UInt8]])
        case addresses([AddressRange])
        case null([Bool])
    }

    /// The operator as written; `kind` is nil when there is none of that name, and then nothing matches.
    let operatorName: String
    let kind: ConditionOperator?
    let key: ContextKey
    let values: [String]
    let operands: Operands

    init(operatorName: String, key: String, values: [String], variables: Bool) {
        self.operatorName = operatorName
        self.key = ContextKey(key)
        self.values = values
        kind = ConditionOperator(operatorName)
        operands = Self.operands(kind?.comparison ?? .string, values, variables: variables)
    }

    private static func operands(
        _ comparison: ConditionOperator.Comparison, _ values: [String], variables: Bool
    ) -> Operands {
        switch comparison {
        case .string, .stringIgnoringCase:
            .texts(
                values.map { TextPattern($0, wildcards: false, variables: variables) },
                ignoringCase: comparison == .stringIgnoringCase)
        case .stringPattern:
            .texts(values.map { TextPattern($0, wildcards: true, variables: variables) }, ignoringCase: false)
        case .arn: .arns(values.map { ARNPattern($0, variables: variables) })
        case .numeric(let order): .numbers(values.compactMap { NumericValue($0) }, order)
        case .date(let order): .dates(values.compactMap { Timestamp(conditionValue: $0) }, order)
        case .boolean:
            .booleans(
                values.compactMap { Bool(conditionValue: $0) },
                variable: values.map { TextPattern($0, wildcards: false, variables: variables) }.filter {
                    !$0.contextKeys.isEmpty
                })
        case .binary: .binaries(values.compactMap { Base64.decode($0) })
        case .address: .addresses(values.compactMap { AddressRange($0) })
        case .null: .null(values.compactMap { Bool(conditionValue: $0) })
        }
    }

    /// The key itself and those of variables in its values.
    var contextKeys: [ContextKey] {
        switch operands {
        case .texts(let patterns, _), .booleans(_, let patterns): [key] + patterns.flatMap(\.contextKeys)
        case .arns(let patterns): [key] + patterns.flatMap(\.contextKeys)
        default: [key]
        }
    }
}

extension Bool {
    /// `true` or `false` in any case.
    init?(conditionValue text: String) {
        if text == "true" {
            self = true
        } else if text == "false" {
            self = false
        } else {
            switch text.asciiLowercased {
            case "true": self = true
            case "false": self = false
            default: return nil
            }
        }
    }
}
