extension AttributeValue {
    /// In bytes, as DynamoDB counts them (Developer Guide, "DynamoDB item sizes and formats").
    public var size: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .number(let number): number.size
        case .binary(let bytes): bytes.count
        case .boolean, .null: 1
        case .list(let values): values.reduce(3) { $0 + 1 + $1.size }
        case .map(let attributes): attributes.reduce(3) { $0 + 1 + $1.key.utf8.count + $1.value.size }
        case .stringSet(let texts): texts.reduce(0) { $0 + $1.utf8.count }
        case .numberSet(let numbers): numbers.reduce(0) { $0 + $1.size }
        case .binarySet(let binaries): binaries.reduce(0) { $0 + $1.count }
        }
    }
}

extension Number {
    /// A byte for each pair of digits, counted from the decimal point, one more, and one for a sign.
    var size: Int {
        let digits = digitCount + (exponent.isMultiple(of: 2) ? 0 : 1)
        return (digits + 1) / 2 + 1 + (isNegative ? 1 : 0)
    }
}

extension [String: AttributeValue] {
    /// Of an item: its names and values together.
    public var itemSize: Int { reduce(0) { $0 + $1.key.utf8.count + $1.value.size } }
}
