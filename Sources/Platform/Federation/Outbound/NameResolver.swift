/// Turns a host name into all of its addresses.
package protocol NameResolver: Sendable {
    /// - Returns: every address, in the order to be tried; empty when the name does not exist.
    func addresses(of name: String) async throws -> [IPAddress]
}
