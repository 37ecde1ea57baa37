/// A value of an item's attribute, of one of DynamoDB's ten types.
public indirect enum AttributeValue: Sendable {
    case string(String)
    case number(Number)
    case binary([UInt8])
    case boolean(Bool)
    case null
    case list([AttributeValue])
    case map([String: AttributeValue])
    case stringSet(Set<String>)
    case numberSet(Set<Number>)
    case binarySet(Set<[UInt8]>)
}

/// The attributes of an item by their names.
public typealias Item = [String: AttributeValue]

extension AttributeValue: Hashable {
    /// Strings are equal by their bytes, as everywhere in DynamoDB, and not by Unicode's equivalence.
    public static func == (left: AttributeValue, right: AttributeValue) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.number(let left), .number(let right)): left == right
        case (.binary(let left), .binary(let right)): left == right
        case (.boolean(let left), .boolean(let right)): left == right
        case (.null, .null): true
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.stringSet(let left), .stringSet(let right)): left == right
        case (.numberSet(let left), .numberSet(let right)): left == right
        case (.binarySet(let left), .binarySet(let right)): left == right
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        switch self {
        case .string(let text): hasher.combine(text)
        case .number(let number): hasher.combine(number)
        case .binary(let bytes): hasher.combine(bytes)
        case .boolean(let flag): hasher.combine(flag)
        case .null: break
        case .list(let values): hasher.combine(values)
        case .map(let attributes): hasher.combine(attributes)
        case .stringSet(let texts): hasher.combine(texts)
        case .numberSet(let numbers): hasher.combine(numbers)
        case .binarySet(let binaries): hasher.combine(binaries)
        }
    }
}

extension AttributeValue {
    /// The types by their names in the API.
    public enum ValueType: String, Sendable, Hashable, CaseIterable {
        case S, N, B, BOOL, NULL, L, M, SS, NS, BS
    }

    public var type: ValueType {
        switch self {
        case .string: .S
        case .number: .N
        case .binary: .B
        case .boolean: .BOOL
        case .null: .NULL
        case .list: .L
        case .map: .M
        case .stringSet: .SS
        case .numberSet: .NS
        case .binarySet: .BS
        }
    }

    /// Whether both are of a type that has an order, the same one, and which comes first; strings and binaries by their
    /// bytes.
    func precedes(_ other: AttributeValue) -> Bool? {
        switch (self, other) {
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.number(let left), .number(let right)): left < right
        case (.binary(let left), .binary(let right)): left.lexicographicallyPrecedes(right)
        default: nil
        }
    }

    /// Bytes whose order is the order of keys of this value's type; nil for types that keys do not have.
    public var orderedBytes: [UInt8]? {
        switch self {
        case .string(let text): Array(text.utf8)
        case .number(let number): number.orderedBytes
        case .binary(let bytes): bytes
        default: nil
        }
    }
}
