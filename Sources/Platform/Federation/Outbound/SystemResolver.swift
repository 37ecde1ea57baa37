import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The resolver of the operating system: `/etc/hosts`, DNS, whatever the machine is set up for.
package final class SystemResolver: NameResolver {
    /// A look-up blocks a thread for as long as DNS takes, so a slow name server must not take all of them.
    private static let maximumPending = 16
    private let pending = Mutex(0)

    package init() {}

    /// - Throws: `FetchError.busy` while too many look-ups hang.
    package func addresses(of name: String) async throws -> [IPAddress] {
        let admitted = pending.withLock { count in
            guard count < Self.maximumPending else { return false }
            count += 1
            return true
        }
        guard admitted else { throw FetchError.busy }
        defer { pending.withLock { $0 -= 1 } }
        return try await NIOThreadPool.singleton.runIfActive { Self.lookUp(name) }
    }

    private static func lookUp(_ name: String) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [IPAddress] = []
        var next = list
        while let entry = next?.pointee {
            if let address = address(of: entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses
    }

    private static func address(of entry: addrinfo) -> IPAddress? {
        guard let raw = UnsafeRawPointer(entry.ai_addr) else { return nil }
        let length = Int(entry.ai_addrlen)
        switch entry.ai_family {
        case AF_INET where length >= 8:
            return IPAddress(bytes: UnsafeRawBufferPointer(start: raw + 4, count: 4))  // behind family and port
        case AF_INET6 where length >= 24:
            return IPAddress(bytes: UnsafeRawBufferPointer(start: raw + 8, count: 16))  // behind family, port and flow
        default: return nil
        }
    }
}
