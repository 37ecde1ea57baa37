#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address without a zone.
package struct IPAddress: Sendable, Hashable {
    /// Four or sixteen bytes in network order.
    package let bytes: [UInt8]

    /// nil unless there are four or sixteen bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = Array(bytes)
    }

    /// Reads dotted-decimal IPv4 or IPv6 text; nil for anything else, short and octal forms of IPv4 included.
    package init?(_ text: String) {
        var four = [UInt8](repeating: 0, count: 4)
        var six = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = four
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            bytes = six
        } else {
            return nil
        }
    }

    init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
        bytes = [first, second, third, fourth]
    }

    /// An IPv6 address from its leading groups; the missing ones are zero and those past the eighth do not count.
    init(groups: [UInt16]) {
        let padded = (groups + Array(repeating: 0, count: 8)).prefix(8)
        bytes = padded.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    package var isIPv4: Bool { bytes.count == 4 }

    /// The IPv4 address that an IPv4-mapped address (`::ffff:0:0/96`) reaches; else the address itself.
    package var unmapped: IPAddress {
        let isMapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10...11] == [0xFF, 0xFF]
        return isMapped ? lastFour : self
    }

    /// The IPv4 address in the last 32 bits, as NAT64 and mapped addresses carry it.
    var lastFour: IPAddress {
        IPAddress(bytes[bytes.count - 4], bytes[bytes.count - 3], bytes[bytes.count - 2], bytes[bytes.count - 1])
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        _ = bytes.withUnsafeBytes {
            inet_ntop(isIPv4 ? AF_INET : AF_INET6, $0.baseAddress, &text, socklen_t(INET6_ADDRSTRLEN))
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
