/// Base 64 of RFC 4648 with padding, strict: no white space, no other characters, no bits behind the end.
package enum Base64 {
    package static func encode(_ bytes: some Collection<UInt8>) -> String { encode(Array(bytes)) }

    /// The same for arrays, without the cost of a generic function across modules: items hold a good deal of it.
    package static func encode(_ bytes: [UInt8]) -> String {
        let length = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: length) { text in
            bytes.withUnsafeBufferPointer { fill(text, with: $0) }
            return length
        }
    }

    private static func fill(_ text: UnsafeMutableBufferPointer<UInt8>, with bytes: UnsafeBufferPointer<UInt8>) {
        alphabet.withUnsafeBufferPointer { alphabet in
            var place = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let left = bytes.count - start
                var bits = UInt32(bytes[start]) << 16
                if left > 1 { bits |= UInt32(bytes[start + 1]) << 8 }
                if left > 2 { bits |= UInt32(bytes[start + 2]) }
                text[place] = alphabet[Int(bits >> 18)]
                text[place + 1] = alphabet[Int(bits >> 12 & 63)]
                text[place + 2] = left > 1 ? alphabet[Int(bits >> 6 & 63)] : padding
                text[place + 3] = left > 2 ? alphabet[Int(bits & 63)] : padding
                place += 4
            }
        }
    }

    /// nil when the text is not base 64.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        decode(digits: Array(text.utf8))
    }

    private static func decode(digits: [UInt8]) -> [UInt8]? {
        guard digits.count % 4 == 0 else { return nil }
        let pads = digits.suffix(2).reversed().prefix { $0 == padding }.count
        let count = digits.count - pads
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 4 * 3)
        var bits: UInt32 = 0
        for index in 0..<count {
            guard let value = value(of: digits[index]) else { return nil }
            bits = bits << 6 | value
            if index % 4 == 3 {
                bytes.append(UInt8(bits >> 16 & 255))
                bytes.append(UInt8(bits >> 8 & 255))
                bytes.append(UInt8(bits & 255))
                bits = 0
            }
        }
        switch pads {
        case 1:
            guard bits & 3 == 0 else { return nil }
            bytes.append(UInt8(bits >> 10 & 255))
            bytes.append(UInt8(bits >> 2 & 255))
        case 2:
            guard bits & 15 == 0 else { return nil }
            bytes.append(UInt8(bits >> 4 & 255))
        default: break
        }
        return bytes
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
