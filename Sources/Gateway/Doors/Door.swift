package import Core

/// A way in for what does not speak an AWS protocol: the endpoints of a standard, the console's pages.
///
/// A door finds out by itself who comes, with `Gateway.signIn` and its kin, and does nothing but calls, by
/// `Gateway.perform`: these are authorised and audited like all others.
package protocol Door: Sendable {
    /// Whether requests for that path are its own.
    func opens(_ path: String) -> Bool

    func respond(to request: HTTPRequest, from peer: Peer, through gateway: Gateway) async -> HTTPResponse
}
