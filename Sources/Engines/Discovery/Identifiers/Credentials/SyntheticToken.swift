/// Made-up tokens for examples: nobody's, and never written out, so that scanners of repositories stay quiet.
enum SyntheticToken {
    /// What the body of a token is made of.
    enum Alphabet: String, Sendable {
        case digits = "0123456789"
        case hexadecimal = "0123456789abcdef"
        case upperHexadecimal = "0123456789ABCDEF"
        case anyHexadecimal = "0123456789abcdefABCDEF"
        case lowerCase = "abcdefghijklmnopqrstuvwxyz"
        case letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        case lowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789"
        case upperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        case base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        case alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        case base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        case base64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

        /// By byte.
        var set: [Bool] {
            var set = [Bool](repeating: false, count: 256)
            for byte in rawValue.utf8 { set[Int(byte)] = true }
            return set
        }

        /// As a class of a regular expression.
        var expression: String {
            switch self {
            case .digits: "[0-9]"
            case .hexadecimal: "[0-9a-f]"
            case .upperHexadecimal: "[0-9A-F]"
            case .anyHexadecimal: "[0-9a-fA-F]"
            case .lowerCase: "[a-z]"
            case .letters: "[A-Za-z]"
            case .lowerAlphanumeric: "[0-9a-z]"
            case .upperAlphanumeric: "[0-9A-Z]"
            case .base32: "[A-Z2-7]"
            case .alphanumeric: "[0-9A-Za-z]"
            case .base64: "[0-9A-Za-z+/]"
            case .base64URL: "[0-9A-Za-z_-]"
            }
        }
    }

    /// `count` characters that look drawn and are the same every time; a letter opens and a letter closes them where there are any.
    static func body(_ alphabet: Alphabet, _ count: Int, seed: UInt64 = 0) -> String {
        let characters = Array(alphabet.rawValue.utf8)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ (seed &* 0xD134_2543_DE82_EF95)
        var text = [UInt8]()
        text.reserveCapacity(count)
        while text.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let byte = characters[Int(state >> 33) % characters.count]
            let isEnd = text.isEmpty || text.count == count - 1
            if isEnd, alphabet != .digits, !(0x41...0x5A).contains(byte & 0xDF) { continue }
            text.append(byte)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SyntheticToken {
    static let uuidExpression = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"

    /// A made-up UUID of version 4.
    static func uuid(_ seed: UInt64) -> String {
        let body = Array(body(.hexadecimal, 32, seed: seed))
        return String(body[0..<8]) + "-" + String(body[8..<12]) + "-4" + String(body[13..<16]) + "-a"
            + String(body[17..<20]) + "-"
            + String(body[20..<32])
    }
}
