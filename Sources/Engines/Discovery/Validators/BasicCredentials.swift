/// RFC 7617: a user and a password with a colon between them, in Base64.
enum BasicCredentials {
    /// Whether the last run of Base64 in `text` encodes printable text with a colon, and a password after it.
    static func isValid(_ text: Span<UInt8>) -> Bool {
        var end = text.count
        while end > 0, !isBase64(text[end - 1]) { end -= 1 }
        var start = end
        while start > 0, isBase64(text[start - 1]) { start -= 1 }
        var colon = false
        var afterColon = 0
        var printable = true
        let isText = Base64Text.decode(text, start..<end) { byte in
            if colon { afterColon += 1 }
            if byte == UInt8(ascii: ":") { colon = true }
            printable = byte >= 0x20 && byte != 0x7F
            return printable
        }
        return isText && printable && afterColon > 0
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension Validation.Check {
    static let basicCredentials = Self("user:password in Base64") { BasicCredentials.isValid($0) }
    /// A PEM private key that was encoded once more, as in a kubeconfig.
    static let encodedPrivateKey = Self("private key in Base64") { text in
        let wanted: StaticString = "PRIVATE KEY"
        var matched = 0
        var start = 0
        while start + 8 < text.count, !text.hasWord("ls0tls1crudjti", at: start) { start += 1 }
        let isText = Base64Text.decode(text, start..<text.count) { byte in
            let next = wanted.withUTF8Buffer { $0[matched] }
            matched = byte == next ? matched + 1 : byte == UInt8(ascii: "P") ? 1 : 0
            return matched < wanted.utf8CodeUnitCount
        }
        return isText && matched == wanted.utf8CodeUnitCount
    }
}
