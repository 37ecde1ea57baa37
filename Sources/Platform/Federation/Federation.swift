package import Core

/// Verifies tokens of the OpenID Connect issuers that callers configure; keeps their keys; fetches within a policy.
///
///     let federation = try Federation(clock: SystemClock(), policy: .publicOnly)
///     let token = try await federation.verify(
///         text, issuer: "https://idp.example.com", audience: .claim("aud", in: ["client"]))
///
/// One for a process: keys are shared by all callers. Revocation of single tokens is not checked.
package struct Federation: Sendable {
    private let fetcher: any Fetcher
    private let verifier: TokenVerifier

    /// - Parameters:
    ///   - authoritiesFile: a PEM file with certificate authorities that count besides the system's.
    ///   - tolerance: seconds by which clocks may differ, at most 60.
    /// - Throws: `FetchError.unreadableAuthorities`.
    package init(
        clock: any WallClock, policy: OutboundPolicy = .publicOnly, limits: FetchLimits = FetchLimits(),
        authoritiesFile: String? = nil, lifetime: KeyLifetime = KeyLifetime(),
        tolerance: Int64 = TokenVerifier.maximumTolerance
    ) throws {
        let fetcher = try DirectFetcher(policy: policy, limits: limits, authoritiesFile: authoritiesFile)
        self.init(clock: clock, fetcher: fetcher, lifetime: lifetime, tolerance: tolerance)
    }

    /// With a fetcher of the caller's, which then answers for the policy.
    package init(
        clock: any WallClock, fetcher: any Fetcher, lifetime: KeyLifetime = KeyLifetime(), maximumIssuers: Int = 256,
        tolerance: Int64 = TokenVerifier.maximumTolerance
    ) {
        self.fetcher = fetcher
        let keys = IssuerKeys(clock: clock, fetcher: fetcher, lifetime: lifetime, maximumIssuers: maximumIssuers)
        verifier = TokenVerifier(clock: clock, keys: keys, tolerance: tolerance)
    }

    /// Verifies a token of a trusted issuer.
    ///
    /// - Parameter issuer: as configured, to the letter that of the discovery document; never taken from the token
    ///   without a look-up of what is configured.
    /// - Throws: `FederationError`; its texts hold neither the token nor its claims.
    package func verify(_ token: String, issuer: String, audience: AudienceRule) async throws -> VerifiedToken {
        try await verifier.verify(token, issuer: issuer, audience: audience)
    }

    /// The issuer that a token names, nothing verified: only to look up the provider that the caller has configured.
    ///
    /// - Throws: `FederationError`.
    package static func unverifiedIssuer(of token: String) throws(FederationError) -> String {
        try TokenVerifier.unverifiedIssuer(of: token)
    }

    /// Ends fetches that are under way; tokens whose keys are known can still be verified.
    package func shutdown() async { await fetcher.shutdown() }
}
