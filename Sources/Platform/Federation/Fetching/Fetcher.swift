package import Core

/// Fetches a document of an issuer with GET.
package protocol Fetcher: Sendable {
    /// - Returns: the response with status 200, its body complete.
    /// - Throws: `FetchError`.
    func get(_ url: EndpointURL) async throws -> HTTPResponse

    /// Ends what is under way and refuses what comes after.
    func shutdown() async
}
