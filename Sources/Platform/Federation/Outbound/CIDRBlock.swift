/// A block of addresses in CIDR notation (RFC 4632, RFC 4291).
package struct CIDRBlock: Sendable, Hashable {
    package let network: IPAddress
    /// Leading bits that an address shares with the network.
    package let prefixLength: Int

    /// Reads `10.0.0.0/8` or `fd00::/8`; nil for anything else, and when bits are set behind the prefix, which would be
    /// a slip of the pen that allows more than was meant.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let network = IPAddress(String(parts[0])),
            (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let length = Int(parts[1]), length <= network.bytes.count * 8
        else { return nil }
        self.init(network, length)
        guard network.bytes.indices.allSatisfy({ network.bytes[$0] & ~Self.mask(ofByte: $0, length) == 0 }) else {
            return nil
        }
    }

    init(_ network: IPAddress, _ prefixLength: Int) {
        self.network = network
        self.prefixLength = prefixLength
    }

    /// Whether the address lies in the block; an address of the other family never does.
    package func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == network.bytes.count else { return false }
        return address.bytes.indices.allSatisfy { index in
            (address.bytes[index] ^ network.bytes[index]) & Self.mask(ofByte: index, prefixLength) == 0
        }
    }

    private static func mask(ofByte index: Int, _ prefixLength: Int) -> UInt8 {
        let bits = min(max(prefixLength - index * 8, 0), 8)
        return UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
}
