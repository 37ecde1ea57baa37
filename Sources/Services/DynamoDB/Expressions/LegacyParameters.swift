import Core
import ItemExpressions

/// The parameters of older clients, as the engine takes them.
enum LegacyParameters {
    /// Of `Expected`; nil when there is none.
    static func expected(_ input: Document) throws -> Condition? {
        guard let entries = input["Expected"]?.structure else {
            try checkOperator(input, count: 0)
            return nil
        }
        let conditions = try sorted(entries).map { name, entry in
            let value = try entry["Value"].map(ItemDocument.value)
            let list = try entry["AttributeValueList"]?.list.map { try $0.map(ItemDocument.value) }
            return try rendered { () throws(ItemError) in
                try LegacyCondition(
                    expecting: name, value: value, exists: entry["Exists"]?.boolean, comparison: comparison(entry),
                    list: list)
            }
        }
        return try joined(conditions, input)
    }

    /// Of `QueryFilter` or `ScanFilter`; nil when there is none.
    static func filter(_ input: Document, _ parameter: String) throws -> Condition? {
        guard let entries = input[parameter]?.structure else {
            try checkOperator(input, count: 0)
            return nil
        }
        return try joined(try conditions(entries), input)
    }

    static func keyCondition(_ entries: [String: Document], _ shape: KeyShape) throws -> KeyCondition {
        let conditions = try conditions(entries)
        return try rendered { () throws(ItemError) in try KeyCondition(conditions, shape.schema) }
    }

    /// Of `AttributeUpdates`; nil when there is none.
    static func update(_ input: Document) throws -> Update? {
        guard let entries = input["AttributeUpdates"]?.structure else { return nil }
        return Update(
            try sorted(entries).map { name, entry in
                let value = try entry["Value"].map(ItemDocument.value)
                let action = entry["Action"]?.string.flatMap(LegacyUpdate.Action.init(rawValue:)) ?? .PUT
                return try rendered { () throws(ItemError) in try LegacyUpdate(name, action, value) }
            })
    }

    private static func conditions(_ entries: [String: Document]) throws -> [LegacyCondition] {
        try sorted(entries).map { name, entry in
            guard let comparison = comparison(entry) else {
                throw AWSError.invalidParameter("ComparisonOperator is not specified for Attribute: \(name)")
            }
            let values = try (entry["AttributeValueList"]?.list ?? []).map(ItemDocument.value)
            return try rendered { () throws(ItemError) in try LegacyCondition(name, comparison, values) }
        }
    }

    private static func joined(_ conditions: [LegacyCondition], _ input: Document) throws -> Condition {
        try checkOperator(input, count: conditions.count)
        return Condition(conditions, any: input["ConditionalOperator"]?.string == "OR")
    }

    private static func checkOperator(_ input: Document, count: Int) throws {
        guard count == 0, input["ConditionalOperator"] != nil else { return }
        throw AWSError.invalidParameter("ConditionalOperator cannot be used without Filter or Expected")
    }

    private static func comparison(_ entry: Document) -> LegacyCondition.Operator? {
        entry["ComparisonOperator"]?.string.flatMap(LegacyCondition.Operator.init(rawValue:))
    }

    /// In the order of names, so that what is refused first does not change from call to call.
    private static func sorted(_ entries: [String: Document]) -> [(key: String, value: Document)] {
        entries.sorted { $0.key < $1.key }
    }
}
