import Core

/// URI encoding as SigV4 defines it: everything but RFC 3986's unreserved characters becomes `%XY`, upper case.
enum PercentCoding {
    static func encode(_ bytes: some Sequence<UInt8>, keepingSlash: Bool = false, to text: inout [UInt8]) {
        for byte in bytes {
            if isUnreserved(byte) || keepingSlash && byte == UInt8(ascii: "/") {
                text.append(byte)
            } else {
                text.append(UInt8(ascii: "%"))
                text.append(upperDigits[Int(byte >> 4)])
                text.append(upperDigits[Int(byte & 0xF)])
            }
        }
    }

    /// The octets that the text stands for; a `%` that begins no escape stands for itself.
    ///
    /// - Parameter plusIsSpace: as in queries, where `+` and `%20` mean the same to whoever reads the parameter, so
    ///   that both must give one signature.
    static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let octet = escape(rest) {
                bytes.append(octet)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return bytes
    }

    private static func escape(_ text: some Collection<UInt8>) -> UInt8? {
        var digits = text.prefix(2).makeIterator()
        guard let first = digits.next().flatMap(Hexadecimal.value),
            let second = digits.next().flatMap(Hexadecimal.value)
        else { return nil }
        return first << 4 | second
    }

    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static let upperDigits = Array("0123456789ABCDEF".utf8)
}
