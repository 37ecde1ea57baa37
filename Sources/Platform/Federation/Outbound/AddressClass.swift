/// What an address is for, by the special-purpose registries of IANA (RFC 6890) and the habits of cloud providers.
package enum AddressClass: String, Sendable, Hashable, CaseIterable {
    case `public`
    case unspecified
    case loopback
    case privateUse = "private"
    case shared = "carrier-grade NAT"
    case linkLocal = "link-local"
    case uniqueLocal = "unique-local"
    /// Services that hand credentials to whoever asks from within a cloud machine.
    case metadata = "cloud metadata"
    case multicast
    case documentation
    case benchmarking
    /// Addresses that wrap another one (6to4, Teredo, IPv4-compatible, local NAT64) and so would hide where they lead.
    case tunnel
    case reserved

    /// The class of what a connection to the address reaches: mapped and NAT64 forms are those of their IPv4 address.
    package init(of address: IPAddress) {
        let address = address.unmapped
        if Self.wellKnownNAT64.contains(address) {
            self.init(of: address.lastFour)
        } else if let entry = Self.table.first(where: { $0.block.contains(address) }) {
            self = entry.class
        } else {
            self = address.isIPv4 ? .public : .reserved
        }
    }

    /// Whether an operator who allows a host by name means this too. Metadata and what is no unicast address stay out:
    /// no honest issuer is there, and a hijacked name could point there.
    var isReachableByAllowedName: Bool {
        switch self {
        case .public, .loopback, .privateUse, .shared, .linkLocal, .uniqueLocal, .documentation, .benchmarking: true
        case .unspecified, .metadata, .multicast, .tunnel, .reserved: false
        }
    }

    private static let wellKnownNAT64 = CIDRBlock(IPAddress(groups: [0x64, 0xFF9B]), 96)

    /// The first match counts, so exceptions stand before the blocks that hold them.
    private static let table = version4 + version6

    private static let version4: [(block: CIDRBlock, class: AddressClass)] = [
        (CIDRBlock(IPAddress(169, 254, 169, 254), 32), .metadata),
        (CIDRBlock(IPAddress(169, 254, 170, 2), 32), .metadata),
        (CIDRBlock(IPAddress(169, 254, 170, 23), 32), .metadata),
        (CIDRBlock(IPAddress(100, 100, 100, 200), 32), .metadata),
        (CIDRBlock(IPAddress(168, 63, 129, 16), 32), .metadata),
        (CIDRBlock(IPAddress(192, 0, 0, 192), 32), .metadata),
        (CIDRBlock(IPAddress(0, 0, 0, 0), 8), .unspecified),
        (CIDRBlock(IPAddress(10, 0, 0, 0), 8), .privateUse),
        (CIDRBlock(IPAddress(100, 64, 0, 0), 10), .shared),
        (CIDRBlock(IPAddress(127, 0, 0, 0), 8), .loopback),
        (CIDRBlock(IPAddress(169, 254, 0, 0), 16), .linkLocal),
        (CIDRBlock(IPAddress(172, 16, 0, 0), 12), .privateUse),
        (CIDRBlock(IPAddress(192, 0, 0, 0), 24), .reserved),
        (CIDRBlock(IPAddress(192, 0, 2, 0), 24), .documentation),
        (CIDRBlock(IPAddress(192, 31, 196, 0), 24), .reserved),
        (CIDRBlock(IPAddress(192, 52, 193, 0), 24), .reserved),
        (CIDRBlock(IPAddress(192, 88, 99, 0), 24), .tunnel),
        (CIDRBlock(IPAddress(192, 168, 0, 0), 16), .privateUse),
        (CIDRBlock(IPAddress(192, 175, 48, 0), 24), .reserved),
        (CIDRBlock(IPAddress(198, 18, 0, 0), 15), .benchmarking),
        (CIDRBlock(IPAddress(198, 51, 100, 0), 24), .documentation),
        (CIDRBlock(IPAddress(203, 0, 113, 0), 24), .documentation),
        (CIDRBlock(IPAddress(224, 0, 0, 0), 4), .multicast),
        (CIDRBlock(IPAddress(240, 0, 0, 0), 4), .reserved),
    ]

    private static let version6: [(block: CIDRBlock, class: AddressClass)] = [
        (CIDRBlock(IPAddress(groups: [0xFD00, 0xEC2, 0, 0, 0, 0, 0, 0x254]), 128), .metadata),
        (CIDRBlock(IPAddress(groups: [0xFD00, 0xEC2, 0, 0, 0, 0, 0, 0x23]), 128), .metadata),
        (CIDRBlock(IPAddress(groups: [0xFD20, 0xCE, 0, 0, 0, 0, 0, 0x254]), 128), .metadata),
        (CIDRBlock(IPAddress(groups: []), 128), .unspecified),
        (CIDRBlock(IPAddress(groups: [0, 0, 0, 0, 0, 0, 0, 1]), 128), .loopback),
        (CIDRBlock(IPAddress(groups: []), 96), .tunnel),
        (CIDRBlock(IPAddress(groups: [0x64, 0xFF9B, 1]), 48), .tunnel),
        (CIDRBlock(IPAddress(groups: [0x2001, 2]), 48), .benchmarking),
        (CIDRBlock(IPAddress(groups: [0x2001, 0]), 32), .tunnel),
        (CIDRBlock(IPAddress(groups: [0x2001, 0]), 23), .reserved),
        (CIDRBlock(IPAddress(groups: [0x2001, 0xDB8]), 32), .documentation),
        (CIDRBlock(IPAddress(groups: [0x2002]), 16), .tunnel),
        (CIDRBlock(IPAddress(groups: [0x2620, 0x4F, 0x8000]), 48), .reserved),
        (CIDRBlock(IPAddress(groups: [0x3FFF]), 20), .documentation),
        (CIDRBlock(IPAddress(groups: [0xFC00]), 7), .uniqueLocal),
        (CIDRBlock(IPAddress(groups: [0xFE80]), 10), .linkLocal),
        (CIDRBlock(IPAddress(groups: [0xFEC0]), 10), .privateUse),
        (CIDRBlock(IPAddress(groups: [0xFF00]), 8), .multicast),
        (CIDRBlock(IPAddress(groups: [0x2000]), 3), .public),
    ]
}
