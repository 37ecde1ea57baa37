/// An IPv4 or IPv6 address with a prefix length: one address, or the range that shares its first bits.
///
/// The bits after the prefix are kept and count in equality, so `10.0.0.1/24` is not `10.0.0.0/24`.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    public let isIPv6: Bool
    /// The address, in the low 32 bits for IPv4.
    public let bits: UInt128
    public let prefix: Int

    public init(parsing text: Text) throws(ExtensionFailure) {
        guard text.string.utf8.count <= IPAddress.longestText, let parsed = IPAddress.parse(text.string) else {
            throw ExtensionFailure(message: "invalid IP address: \(text)")
        }
        self = parsed
    }

    init(isIPv6: Bool, bits: UInt128, prefix: Int) {
        self.isIPv6 = isIPv6
        self.bits = bits
        self.prefix = prefix
    }

    public var isIPv4: Bool { !isIPv6 }

    /// Within 127.0.0.0/8 or ::1/128.
    public var isLoopback: Bool {
        isIPv6 ? bits == 1 && prefix == 128 : bits >> 24 == 127 && prefix >= 8
    }

    /// Within 224.0.0.0/4 or ff00::/8.
    public var isMulticast: Bool {
        isIPv6 ? bits >> 120 == 0xFF && prefix >= 8 : bits >> 28 == 0xE && prefix >= 4
    }

    /// Whether all addresses of this range lie in the other; never between the two families.
    public func isInRange(_ other: IPAddress) -> Bool {
        isIPv6 == other.isIPv6 && first >= other.first && last <= other.last
    }

    public var description: String { "\(address)/\(prefix)" }

    private var width: Int { isIPv6 ? 128 : 32 }
    private var hostMask: UInt128 {
        let hostBits = width - prefix
        return hostBits == 128 ? UInt128.max : (UInt128(1) << UInt128(hostBits)) - 1
    }
    private var first: UInt128 { bits & ~hostMask }
    private var last: UInt128 { bits | hostMask }

    /// The longest text that can be an address: eight groups of four and a prefix of `/128`.
    private static let longestText = 43
}

// MARK: Text

extension IPAddress {
    fileprivate static func parse(_ text: String) -> IPAddress? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first else { return nil }
        let colons = address.utf8.count { $0 == UInt8(ascii: ":") }
        let points = address.utf8.count { $0 == UInt8(ascii: ".") }
        // The reference refuses IPv4 written inside IPv6.
        if colons >= 2 && points >= 2 { return nil }
        let isIPv6 = colons > 0
        guard let bits = isIPv6 ? ipv6(address) : ipv4(address) else { return nil }
        let width = isIPv6 ? 128 : 32
        guard parts.count == 2 else { return IPAddress(isIPv6: isIPv6, bits: bits, prefix: width) }
        guard let prefix = prefixLength(parts[1], atMost: width) else { return nil }
        return IPAddress(isIPv6: isIPv6, bits: bits, prefix: prefix)
    }

    private static func prefixLength(_ text: Substring, atMost width: Int) -> Int? {
        let digits = text.utf8
        guard !digits.isEmpty, digits.count <= (width == 128 ? 3 : 2),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.count == 1 || digits.first != UInt8(ascii: "0"), let length = Int(text), length <= width
        else { return nil }
        return length
    }

    private static func ipv4(_ text: Substring) -> UInt128? {
        let octets = text.split(separator: ".", omittingEmptySubsequences: false)
        guard octets.count == 4 else { return nil }
        var bits: UInt128 = 0
        for octet in octets {
            guard (1...3).contains(octet.utf8.count),
                octet.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                octet.utf8.count == 1 || octet.utf8.first != UInt8(ascii: "0"), let value = UInt8(octet)
            else { return nil }
            bits = bits << 8 | UInt128(value)
        }
        return bits
    }

    private static func ipv6(_ text: Substring) -> UInt128? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        if halves.count == 1 {
            return head.count == 8 ? joined(head) : nil
        }
        guard let tail = groups(halves[1]), head.count + tail.count <= 7 else { return nil }
        return joined(head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var result: [UInt16] = []
        for group in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(\.isHexDigit),
                let value = UInt16(group, radix: 16)
            else { return nil }
            result.append(value)
        }
        return result
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    fileprivate var address: String {
        isIPv6
            ? ipv6Text
            : (0..<4).map { String(UInt8(truncatingIfNeeded: bits >> UInt128(24 - 8 * $0))) }.joined(separator: ".")
    }

    /// RFC 5952: lower case, no leading zeros, the first longest run of two zero groups or more as `::`.
    private var ipv6Text: String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        // An address that carries an IPv4 one is shown with it, as the reference's library shows it.
        if groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
            return "::ffff:" + IPAddress(isIPv6: false, bits: bits & 0xFFFF_FFFF, prefix: 32).address
        }
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        func hex(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard !longest.isEmpty else { return hex(groups[...]) }
        return hex(groups[..<longest.lowerBound]) + "::" + hex(groups[longest.upperBound...])
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
