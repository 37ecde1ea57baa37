/// An AWS account number: exactly twelve digits.
package struct AccountID: Sendable, Hashable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// nil unless the text is twelve ASCII digits.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 12, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        rawValue = String(text)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let account = AccountID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "An account id has 12 digits")
        }
        self = account
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }

    /// `arn:aws:iam::123456789012:root`, the account as a principal.
    package var rootARN: ARN { ARN(service: "iam", region: "", account: rawValue, resource: "root") }
}

/// A region's name, such as `eu-central-1`. Any well-formed name is a region here; operators restrict the list.
package struct Region: Sendable, Hashable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// nil unless the text has the form of AWS's region names: lower-case words and a number, joined by hyphens.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 32 else { return nil }
        // Every call names one, and generic text gives its bytes one by one at twenty times the cost.
        rawValue = String(text)
        guard Self.isWellFormed(rawValue.utf8) else { return nil }
    }

    private static func isWellFormed(_ bytes: String.UTF8View) -> Bool {
        var words = 0
        var wordLength = 0
        var isNumber = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "-"):
                guard wordLength > 0, !isNumber else { return false }
                words += 1
                wordLength = 0
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard !isNumber else { return false }
                wordLength += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard isNumber || wordLength == 0 else { return false }
                isNumber = true
                wordLength += 1
            default: return false
            }
        }
        return isNumber && wordLength > 0 && words >= 2
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let region = Region(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Not a region's name: \(text)")
        }
        self = region
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }

    /// Where global services such as IAM live and record their events.
    package static let global = Region("us-east-1")!  // the literal has the form that the initialiser asks for
}
