/// Why a document was not fetched.
package enum FetchError: Error, Sendable, Hashable {
    /// The rule that the URL breaks, as the end of "the URL is refused: ".
    case invalidURL(String)
    case insecureScheme(host: String)
    case addressRefused(host: String, address: IPAddress, class: AddressClass)
    case nameNotFound(host: String)
    case connectionFailed(host: String)
    /// The handshake failed or the certificate is not trusted; the reason is that of the TLS library.
    case insecureConnection(host: String, reason: String)
    case timedOut(host: String)
    case redirected(host: String, status: Int)
    case unexpectedStatus(host: String, status: Int)
    case bodyTooLarge(host: String, limit: Int)
    case malformedResponse(host: String)
    /// The file with further certificate authorities cannot be used.
    case unreadableAuthorities(path: String)
    case busy
    case shutDown
}

extension FetchError: CustomStringConvertible {
    /// What failed and what to do. Names the class of a refused address, not the address: the text may reach a caller
    /// who must not learn the addresses of an inner network.
    package var description: String {
        switch self {
        case .invalidURL(let rule): "The URL is refused: \(rule). Correct the URL."
        case .insecureScheme(let host):
            "\(host) is to be fetched over http. Use https, or have the operator allow this host."
        case .addressRefused(let host, _, let kind):
            "\(host) is at an address that may not be fetched from (\(kind.rawValue)). "
                + "Have the operator allow this host or its addresses."
        case .nameNotFound(let host): "\(host) has no address. Check the name and the server's DNS."
        case .connectionFailed(let host):
            "\(host) accepted no connection or closed it early. Check that it is up and reachable from this server."
        case .insecureConnection(let host, let reason):
            "No trusted TLS connection to \(host) (\(reason)). "
                + "Check its certificate; for a private authority have the operator add its certificate."
        case .timedOut(let host): "\(host) did not answer in time. Check that it is up and reachable from this server."
        case .redirected(let host, let status):
            "\(host) answered with a redirect (\(status)), which is not followed. Use the final URL."
        case .unexpectedStatus(let host, let status):
            "\(host) answered with status \(status) instead of 200. Check the URL and the issuer."
        case .bodyTooLarge(let host, let limit):
            "\(host) answered with more than \(limit) bytes. Check that the URL is that of the document."
        case .malformedResponse(let host): "\(host) did not answer in HTTP. Check the URL's scheme and port."
        case .unreadableAuthorities(let path):
            "\(path) holds no certificates in PEM form or cannot be read. Correct the file."
        case .busy: "Too many look-ups of names are under way. Check the server's DNS and try again."
        case .shutDown: "The server is shutting down. Try again later."
        }
    }
}

extension FetchError {
    /// The description with the address that was refused, for operators.
    package var detail: String {
        guard case .addressRefused(_, let address, _) = self else { return description }
        return "\(description) The address is \(address)."
    }
}
