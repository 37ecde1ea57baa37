package import Core

/// Verifies tokens of OpenID Connect issuers: form, issuer, key, signature, times, audience, in this order.
package struct TokenVerifier: Sendable {
    /// The most seconds by which the clocks of an issuer and of this server may differ.
    package static let maximumTolerance: Int64 = 60
    private let clock: any WallClock
    private let keys: IssuerKeys
    private let tolerance: Int64

    /// - Parameter tolerance: seconds; brought between 0 and `maximumTolerance`.
    package init(clock: any WallClock, keys: IssuerKeys, tolerance: Int64 = maximumTolerance) {
        self.clock = clock
        self.keys = keys
        self.tolerance = min(max(tolerance, 0), Self.maximumTolerance)
    }

    /// - Parameters:
    ///   - issuer: the issuer that the caller trusts for this purpose, never one taken from the token unchecked.
    ///   - audience: is asked last, about claims that are known to be genuine.
    /// - Throws: `FederationError`.
    package func verify(_ text: String, issuer: String, audience: AudienceRule) async throws -> VerifiedToken {
        let token = try CompactToken(text)
        // Before any fetch: a token of another issuer must not make us look for its key here.
        guard let named = token.claims["iss"] else { throw FederationError.missingClaim("iss") }
        guard let name = named.string, name.utf8.elementsEqual(issuer.utf8) else {
            throw FederationError.issuerMismatch(expected: issuer)
        }
        let key = try await keys.key(id: token.keyID, algorithm: token.algorithm, issuer: issuer)
        guard key.verifies(token.signature, of: token.signedContent, by: token.algorithm) else {
            throw FederationError.invalidSignature
        }
        let times = try TokenTimes(token.claims)
        try times.check(at: clock.now(), tolerance: tolerance)
        try audience.check(token.claims)
        return VerifiedToken(
            issuer: issuer, algorithm: token.algorithm, keyID: token.keyID, type: token.type, claims: token.claims,
            expiresAt: times.expiresAt, issuedAt: times.issuedAt)
    }

    /// The issuer that a token names, nothing verified: only to look up the provider that the caller has configured.
    ///
    /// - Throws: `FederationError` of the token's form; `FederationError.missingClaim`.
    package static func unverifiedIssuer(of text: String) throws(FederationError) -> String {
        guard let issuer = try CompactToken(text).claims["iss"] else { throw .missingClaim("iss") }
        guard let name = issuer.string else { throw .malformedClaim("iss", expected: "a string") }
        return name
    }
}
