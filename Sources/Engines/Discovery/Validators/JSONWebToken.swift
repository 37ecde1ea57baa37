/// RFC 7515's compact form with RFC 7519's claims, signed or not.
enum JSONWebToken {
    /// Whether the first part encodes an object with an `alg` and the second one that opens an object.
    static func isValid(_ token: Span<UInt8>) -> Bool {
        guard let first = dot(token, from: 0), let second = dot(token, from: first + 1), first > 0 else { return false }
        return isHeader(token, 0..<first) && opensObject(token, first + 1..<second)
    }

    private static func dot(_ token: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < token.count, token[index] != UInt8(ascii: ".") { index += 1 }
        return index < token.count ? index : nil
    }

    private static func isHeader(_ token: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let wanted: StaticString = "\"alg\""
        var matched = 0
        var first: UInt8?
        var last: UInt8 = 0
        let isText = Base64Text.decode(token, range) { byte in
            if first == nil { first = byte }
            last = byte > 0x20 ? byte : last
            if matched < 5 {
                let next = wanted.withUTF8Buffer { $0[matched] }
                matched = byte == next ? matched + 1 : byte == UInt8(ascii: "\"") ? 1 : 0
            }
            return true
        }
        return isText && first == UInt8(ascii: "{") && last == UInt8(ascii: "}") && matched == 5
    }

    private static func opensObject(_ token: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var first: UInt8 = 0
        let isText = Base64Text.decode(token, range) { byte in
            first = byte
            return false
        }
        return isText && first == UInt8(ascii: "{")
    }
}

extension Validation.Check {
    static let jsonWebToken = Self("JWT header") { JSONWebToken.isValid($0) }
}
