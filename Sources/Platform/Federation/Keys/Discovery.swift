import Core

/// What is needed of an issuer's discovery document (OpenID Connect Discovery 1.0, sections 3 and 4).
struct Discovery: Sendable {
    let keySetURL: EndpointURL

    /// Where the document of an issuer is: a final slash of the issuer is left out before the path is added.
    ///
    /// - Throws: `FederationError.invalidIssuer`.
    static func url(of issuer: String) throws(FederationError) -> EndpointURL {
        guard !issuer.contains("?") else { throw .invalidIssuer("it has a query") }
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        do {
            return try EndpointURL(base + "/.well-known/openid-configuration")
        } catch {
            if case .invalidURL(let rule) = error { throw .invalidIssuer(rule) }
            throw .invalidIssuer("it is no URL")
        }
    }

    /// - Throws: `FederationError.discoveryMismatch` unless the document's issuer is the very same text;
    ///   `FederationError.invalidDocument`.
    init(_ bytes: [UInt8], issuer: String) throws(FederationError) {
        let node: JSONNode
        do {
            node = try JSONParser.parse(bytes, maximumDepth: 16, duplicates: .reject)
        } catch {
            throw .invalidDocument(issuer: issuer, "the discovery document is not valid JSON or names a member twice")
        }
        guard let named = node["issuer"]?.string else {
            throw .invalidDocument(issuer: issuer, "the discovery document names no issuer")
        }
        guard named.utf8.elementsEqual(issuer.utf8) else { throw .discoveryMismatch(issuer: issuer) }
        guard let text = node["jwks_uri"]?.string else {
            throw .invalidDocument(issuer: issuer, "the discovery document has no jwks_uri")
        }
        do {
            keySetURL = try EndpointURL(text)
        } catch {
            throw .invalidDocument(issuer: issuer, "the jwks_uri of the discovery document is no acceptable URL")
        }
    }
}
