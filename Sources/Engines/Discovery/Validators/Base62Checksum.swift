/// The end of tokens that GitHub introduced in 2021 and npm took over: the CRC-32 of the random part in six digits of base 62.
enum Base62Checksum {
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// Whether the last six characters are the checksum of those between the first `_` and them.
    static func isValid(_ token: Span<UInt8>) -> Bool {
        var start = 0
        while start < token.count, token[start] != UInt8(ascii: "_") { start += 1 }
        start += 1
        guard start + 6 < token.count else { return false }
        var rest = CRC32.checksum(of: token.extracting(start..<token.count - 6))
        for place in 1...6 {
            guard token[token.count - place] == digits[Int(rest % 62)] else { return false }
            rest /= 62
        }
        return true
    }

    /// The six characters for a random part.
    static func checksum(of random: String) -> String {
        let bytes = Array(random.utf8)
        var rest = CRC32.checksum(of: bytes.span)
        var text = [UInt8](repeating: 0, count: 6)
        for place in stride(from: 5, through: 0, by: -1) {
            text[place] = digits[Int(rest % 62)]
            rest /= 62
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Validation.Check {
    static let base62Checksum = Self("CRC-32 in base 62") { Base62Checksum.isValid($0) }
}
