/// An IPv4 or IPv6 address. An IPv4 address mapped into IPv6 is that IPv4 address.
struct Address: Sendable, Hashable {
    enum Family: Sendable { case v4, v6 }

    let family: Family
    /// IPv4 in the low 32 bits.
    let bits: UInt128

    init?(_ text: some StringProtocol) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.v6(text) else { return nil }
            let isMapped = bits >> 32 == 0xFFFF
            family = isMapped ? .v4 : .v6
            self.bits = isMapped ? bits & 0xFFFF_FFFF : bits
        } else {
            guard let bits = Self.v4(text) else { return nil }
            family = .v4
            self.bits = UInt128(bits)
        }
    }

    /// Four decimal bytes; leading zeros are decimal, as AWS reads them.
    private static func v4(_ text: some StringProtocol) -> UInt32? {
        var bits: UInt32 = 0
        var byte: UInt32 = 0
        var digits = 0
        var parts = 0
        for character in text.utf8 {
            if character == UInt8(ascii: ".") {
                guard digits > 0, parts < 3 else { return nil }
                bits = bits << 8 | byte
                byte = 0
                digits = 0
                parts += 1
            } else {
                guard character.isASCIIDigit, digits < 3 else { return nil }
                byte = byte * 10 + UInt32(character - 0x30)
                guard byte < 256 else { return nil }
                digits += 1
            }
        }
        return parts == 3 && digits > 0 ? bits << 8 | byte : nil
    }

    private static func v6(_ text: some StringProtocol) -> UInt128? {
        let text = String(text)
        guard let gap = text.firstRange(of: "::") else {
            guard let groups = groups(text[...]), groups.count == 8 else { return nil }
            return join(groups)
        }
        guard let head = groups(text[..<gap.lowerBound]), let tail = groups(text[gap.upperBound...]),
            head.count + tail.count < 8
        else { return nil }
        return join(head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func join(_ groups: [UInt16]) -> UInt128 { groups.reduce(0) { $0 << 16 | UInt128($1) } }

    private static func groups(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                guard let bits = v4(part) else { return nil }
                groups += [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}

extension StringProtocol {
    fileprivate func firstRange(of pair: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(pair) { return index..<self.index(index, offsetBy: pair.count) }
            index = self.index(after: index)
        }
        return nil
    }
}

/// A CIDR block, or one address.
struct AddressRange: Sendable, Hashable {
    private let base: Address
    /// The block's address as written.
    var first: Address { base }
    private let shift: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let base = Address(parts[0]), parts.count <= 2 else { return nil }
        let width = base.family == .v4 ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy(\.isASCIIDigit), let written = Int(parts[1]) else { return nil }
            // The mapped form's prefix counts from the 96 bits before the IPv4 address.
            let isMapped = base.family == .v4 && parts[0].contains(":")
            length = isMapped ? written - 96 : written
        }
        guard (0...width).contains(length) else { return nil }
        self.base = base
        shift = width - length
    }

    func contains(_ address: Address) -> Bool {
        address.family == base.family && address.bits >> UInt128(shift) == base.bits >> UInt128(shift)
    }
}
