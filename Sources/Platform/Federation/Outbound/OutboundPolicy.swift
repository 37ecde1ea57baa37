/// Where the server may fetch from on behalf of a caller. By default: public addresses over `https`, nothing else.
///
///     let policy = OutboundPolicy(allowedHosts: ["idp.corp.internal"], allowedBlocks: [block])
///
/// It decides on addresses, not on names alone: every address of a name must pass, and the connection goes to one of
/// those very addresses, so a name that changes its mind between two look-ups gains nothing.
package struct OutboundPolicy: Sendable, Hashable {
    /// Hosts that may be reached with `http` and at private addresses: names in lower case, or addresses.
    package let allowedHosts: Set<String>
    /// Blocks that count as public; they need `https` all the same.
    package let allowedBlocks: [CIDRBlock]

    package static let publicOnly = OutboundPolicy()

    /// - Parameters:
    ///   - allowedHosts: exact host names without port, or addresses; subdomains are not included. They do not open
    ///     cloud metadata, multicast and reserved addresses: only a block does.
    ///   - allowedBlocks: addresses that any host may resolve to, besides the public ones.
    package init(allowedHosts: some Sequence<String> = [], allowedBlocks: [CIDRBlock] = []) {
        self.allowedHosts = Set(allowedHosts.map(Self.normalised))
        self.allowedBlocks = allowedBlocks
    }

    /// Whether the URL's scheme is allowed for its host.
    ///
    /// - Throws: `FetchError.insecureScheme`.
    package func check(_ url: EndpointURL) throws(FetchError) {
        guard url.isSecure || isAllowed(url) else { throw .insecureScheme(host: url.hostText) }
    }

    /// Whether all addresses that the URL's host resolves to are allowed.
    ///
    /// - Throws: `FetchError.addressRefused` for the first that is not; `FetchError.nameNotFound` when there are none.
    package func check(_ addresses: [IPAddress], of url: EndpointURL) throws(FetchError) {
        guard !addresses.isEmpty else { throw .nameNotFound(host: url.hostText) }
        let isAllowedHost = isAllowed(url)
        for address in addresses {
            let kind = AddressClass(of: address)
            let isAllowed =
                kind == .public || isAllowedHost && kind.isReachableByAllowedName
                || allowedBlocks.contains { $0.contains(address.unmapped) || $0.contains(address) }
            guard isAllowed else { throw .addressRefused(host: url.hostText, address: address, class: kind) }
        }
    }

    private func isAllowed(_ url: EndpointURL) -> Bool { allowedHosts.contains(url.hostText) }

    private static func normalised(_ host: String) -> String {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        guard let address = IPAddress(bare) else { return host.lowercased() }
        return address.isIPv4 ? address.description : "[\(address)]"
    }
}
