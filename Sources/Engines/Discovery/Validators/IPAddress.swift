/// Addresses of the public Internet (IANA's special-purpose registries, RFC 6890).
enum IPAddress {
    /// Left out: this network, private, shared, loopback, link-local, protocol, documentation, benchmark, multicast and reserved
    /// addresses, and networks (`114.0.0.0`, which versions look like).
    static func isPublicV4(_ text: Span<UInt8>) -> Bool {
        var octets: (Int, Int, Int, Int) = (0, 0, 0, 0)
        var value = 0
        var digits = 0
        var place = 0
        for index in 0...text.count {
            if index < text.count, (0x30...0x39).contains(text[index]) {
                guard digits < 3, digits == 0 || value > 0 else { return false }
                value = value * 10 + Int(text[index]) - 0x30
                digits += 1
                continue
            }
            guard digits > 0, value < 256, index == text.count || text[index] == 0x2E else { return false }
            switch place {
            case 0: octets.0 = value
            case 1: octets.1 = value
            case 2: octets.2 = value
            case 3: octets.3 = value
            default: return false
            }
            (place, value, digits) = (place + 1, 0, 0)
        }
        return place == 4 && isPublic(octets)
    }

    private static func isPublic(_ octets: (Int, Int, Int, Int)) -> Bool {
        if octets.2 == 0 && octets.3 == 0 { return false }
        return switch (octets.0, octets.1, octets.2) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113), (192, 88, 99): false
        default: true
        }
    }

    /// Global unicast, 2000::/3, without documentation (2001:db8::/32, 3fff::/20) and without a dotted end.
    static func isPublicV6(_ text: Span<UInt8>) -> Bool {
        var groups = 0
        var digits = 0
        var value = 0
        var first = 0
        var second = 0
        var gap = false
        var index = 0
        while index <= text.count {
            let digit = index < text.count ? hexadecimal(text[index]) : nil
            if let digit {
                guard digits < 4 else { return false }
                value = value * 16 + digit
                digits += 1
            } else {
                guard index == text.count || text[index] == UInt8(ascii: ":") else { return false }
                if digits == 0 {
                    let isEnd = index == text.count
                    guard groups > 0, text[index - 1] == UInt8(ascii: ":") else { return false }
                    guard isEnd ? gap && text[index - 2] == UInt8(ascii: ":") : !gap else { return false }
                    gap = true
                } else {
                    if groups == 0 { first = value }
                    if groups == 1, !gap { second = value }
                    groups += 1
                }
                (digits, value) = (0, 0)
            }
            index += 1
        }
        guard gap ? groups < 8 : groups == 8, (0x2000...0x3FFF).contains(first) else { return false }
        return !(first == 0x2001 && second == 0xDB8) && !(first == 0x3FFF && second < 0x1000)
    }

    static func hexadecimal(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x37
        case 0x61...0x66: Int(byte) - 0x57
        default: nil
        }
    }
}

/// An IPv4 address that is no version of a product (`Chrome/114.0.5735.9`, `v1.2.3.4`).
struct IPv4Surroundings: SurroundingsCheck {
    var name: String { "public IPv4 address" }

    /// Four numbers that are all small are a version or a chapter: of addresses one in four thousand is such. The known ones of
    /// name servers begin with a number twice (`8.8.4.4`).
    private static func isVersion(_ text: Span<UInt8>) -> Bool {
        var numbers = [0]
        for index in text.indices {
            if text[index] == 0x2E {
                numbers.append(0)
            } else if let last = numbers.popLast() {
                numbers.append(min(last * 10 + Int(text[index]) - 0x30, 999))
            }
        }
        return numbers.count == 4 && numbers[0] != numbers[1] && numbers.allSatisfy { $0 < 32 }
    }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count,
            IPAddress.isPublicV4(bytes.extracting(candidate)), !Self.isVersion(bytes.extracting(candidate))
        else { return nil }
        let start = candidate.lowerBound
        if start > 1, bytes[start - 1] == UInt8(ascii: "/") || bytes[start - 1] == UInt8(ascii: "-") {
            let before = bytes[start - 2] | 0x20
            if (0x61...0x7A).contains(before) || (0x30...0x39).contains(bytes[start - 2]) { return nil }
        }
        for word: StaticString in [
            "version", "version ", "version:", "version: ", "version=", "version\": \"", "release ",
        ]
        where bytes.hasWord(word, at: start - word.utf8CodeUnitCount) { return nil }
        return candidate
    }
}

/// Six octets that are no part of a longer row of them, such as a fingerprint, and address one interface.
struct MACAddress: SurroundingsCheck {
    var name: String { "MAC address" }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count,
            Self.isUnicast(bytes.extracting(candidate))
        else { return nil }
        let separators: [UInt8] = [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ".")]
        let start = candidate.lowerBound
        let end = candidate.upperBound
        if start > 1, separators.contains(bytes[start - 1]), IPAddress.hexadecimal(bytes[start - 2]) != nil {
            return nil
        }
        if end + 1 < bytes.count, separators.contains(bytes[end]), IPAddress.hexadecimal(bytes[end + 1]) != nil {
            return nil
        }
        return candidate
    }

    /// Twelve hexadecimal digits with one kind of separator, neither zeros nor a group's address.
    static func isUnicast(_ text: Span<UInt8>) -> Bool {
        var separator: UInt8?
        var digits = 0
        var isZero = true
        var first = 0
        for index in text.indices {
            if let digit = IPAddress.hexadecimal(text[index]) {
                if digits < 2 { first = first * 16 + digit }
                digits += 1
                isZero = isZero && digit == 0
            } else if let known = separator {
                guard text[index] == known else { return false }
            } else {
                separator = text[index]
            }
        }
        return digits == 12 && !isZero && first & 1 == 0
    }
}
