/// What a query asks of the keys: one partition, and of its sort keys one range.
public struct KeyCondition: Sendable, Hashable {
    public let hash: AttributeValue
    /// nil asks for all of the partition.
    public let sort: SortCondition?

    public enum SortCondition: Sendable, Hashable {
        case equal(AttributeValue)
        case less(AttributeValue)
        case lessOrEqual(AttributeValue)
        case greater(AttributeValue)
        case greaterOrEqual(AttributeValue)
        case between(AttributeValue, AttributeValue)
        case beginsWith(AttributeValue)
    }

    /// The keys of a table or index.
    public struct Schema: Sendable, Hashable {
        public struct Attribute: Sendable, Hashable {
            public let name: String
            public let type: AttributeValue.ValueType

            public init(_ name: String, _ type: AttributeValue.ValueType) {
                self.name = name
                self.type = type
            }
        }

        public let hash: Attribute
        public let range: Attribute?

        public init(hash: Attribute, range: Attribute?) {
            self.hash = hash
            self.range = range
        }
    }
}

extension KeyCondition.SortCondition {
    /// The `orderedBytes` that fulfil it: from `lower` on, before `upper`, which is nil when there is no end.
    public var range: (lower: [UInt8], upper: [UInt8]?) {
        switch self {
        case .equal(let value): (Self.bytes(value), Self.bytes(value) + [0])
        case .less(let value): ([], Self.bytes(value))
        case .lessOrEqual(let value): ([], Self.bytes(value) + [0])
        case .greater(let value): (Self.bytes(value) + [0], nil)
        case .greaterOrEqual(let value): (Self.bytes(value), nil)
        case .between(let least, let most): (Self.bytes(least), Self.bytes(most) + [0])
        case .beginsWith(let prefix): (Self.bytes(prefix), Self.end(of: Self.bytes(prefix)))
        }
    }

    private static func bytes(_ value: AttributeValue) -> [UInt8] { value.orderedBytes ?? [] }

    /// The first bytes that come after all that begin with the prefix.
    private static func end(of prefix: [UInt8]) -> [UInt8]? {
        var bytes = prefix
        while let last = bytes.popLast() { if last < 0xFF { return bytes + [last + 1] } }
        return nil
    }
}
