import Core
import ItemExpressions

/// What DynamoDB refuses in keys and items, in its own words.
enum KeyChecks {
    static let longestHash = 2_048
    static let longestRange = 1_024
    /// In bytes, names and values together.
    static let largestItem = 400 << 10

    /// The primary key of a request that names an item.
    static func key(_ key: Item, of shape: KeyShape) throws {
        guard key.count <= shape.attributes.count else {
            throw AWSError.validation("The number of conditions on the keys is invalid")
        }
        guard shape.attributes.allSatisfy({ key[$0.name]?.keyType == $0.type }) else {
            throw AWSError.validation("The provided key element does not match the schema")
        }
        try checkValues(key, shape)
    }

    /// An item to be put.
    static func item(_ item: Item, of table: Table) throws {
        for attribute in table.key.attributes {
            guard let value = item[attribute.name] else {
                throw AWSError.invalidParameter("Missing the key \(attribute.name) in the item")
            }
            guard value.keyType == attribute.type else {
                throw AWSError.invalidParameter(
                    "Type mismatch for key \(attribute.name) expected: \(attribute.type.rawValue) "
                        + "actual: \(value.type.rawValue)")
            }
        }
        try checkValues(item, table.key)
        try indexKeys(of: item, table)
        guard item.itemSize <= largestItem else {
            throw AWSError.validation("Item size has exceeded the maximum allowed size")
        }
    }

    /// The keys of indexes must have their types wherever they are there.
    ///
    /// - Parameter changed: the attributes that an update changes, as what an item had before its index was made stays.
    static func indexKeys(of item: Item, _ table: Table, changed: Set<String>? = nil) throws {
        for index in table.indexes {
            for attribute in index.key.attributes where changed?.contains(attribute.name) ?? true {
                guard let value = item[attribute.name] else { continue }
                guard value.keyType == attribute.type else {
                    throw AWSError.invalidParameter(
                        "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) "
                            + "Actual: \(value.type.rawValue) IndexName: \(index.name)")
                }
                if let kind = value.emptyKind, !table.key.names.contains(attribute.name) {
                    throw AWSError.validation(
                        "One or more parameter values are not valid. A value specified for a secondary index key is "
                            + "not supported. The AttributeValue for a key attribute cannot contain an empty \(kind) "
                            + "value. IndexName: \(index.name), IndexKey: \(attribute.name)")
                }
                try checkLength(value, isHash: attribute == index.key.hash)
            }
        }
    }

    private static func checkValues(_ item: Item, _ shape: KeyShape) throws {
        for attribute in shape.attributes {
            guard let value = item[attribute.name] else { continue }
            if let kind = value.emptyKind {
                throw AWSError.validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                        + "an empty \(kind) value. Key: \(attribute.name)")
            }
            try checkLength(value, isHash: attribute == shape.hash)
        }
    }

    private static func checkLength(_ value: AttributeValue, isHash: Bool) throws {
        let length = value.keyLength
        if isHash, length > longestHash {
            throw AWSError.invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes")
        }
        if !isHash, length > longestRange {
            throw AWSError.invalidParameter(
                "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")
        }
    }
}
