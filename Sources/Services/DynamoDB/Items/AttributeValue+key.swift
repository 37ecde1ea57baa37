import Core
import ItemExpressions

extension AttributeValue {
    /// nil for types that keys do not have.
    var keyType: KeyAttributeType? {
        switch self {
        case .string: .S
        case .number: .N
        case .binary: .B
        default: nil
        }
    }

    /// Bytes in the order of keys.
    var keyBytes: [UInt8] { orderedBytes ?? [] }

    /// How long a key it is, in bytes, as DynamoDB limits keys.
    var keyLength: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        default: 0
        }
    }

    /// What kind of empty value it is, which no key may be.
    var emptyKind: String? {
        switch self {
        case .string(let text): text.isEmpty ? "string" : nil
        case .binary(let bytes): bytes.isEmpty ? "binary" : nil
        default: nil
        }
    }

    /// How `dynamodb:LeadingKeys` shows it: binary in base 64.
    var leadingKeyText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.description
        case .binary(let bytes): Base64.encode(bytes)
        default: nil
        }
    }
}
