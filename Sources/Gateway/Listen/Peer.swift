/// The other end of a connection.
package struct Peer: Sendable, Hashable {
    /// An IPv4 or IPv6 address without a port.
    package let address: String
    package let isSecure: Bool

    package init(address: String, isSecure: Bool) {
        self.address = address
        self.isSecure = isSecure
    }
}
