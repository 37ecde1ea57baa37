import Core

/// The times of a token (RFC 7519, sections 4.1.4 to 4.1.6).
struct TokenTimes {
    let expiresAt: Timestamp
    let notBefore: Timestamp?
    let issuedAt: Timestamp?

    /// - Throws: `FederationError.missingClaim` without `exp`; `FederationError.malformedClaim`.
    init(_ claims: JSONNode) throws(FederationError) {
        guard let expiresAt = try Self.time("exp", of: claims) else { throw .missingClaim("exp") }
        self.expiresAt = expiresAt
        notBefore = try Self.time("nbf", of: claims)
        issuedAt = try Self.time("iat", of: claims)
    }

    /// - Parameter tolerance: seconds by which the clocks of issuer and server may differ.
    /// - Throws: `FederationError.expired`, `FederationError.notYetValid`.
    func check(at now: Timestamp, tolerance: Int64) throws(FederationError) {
        guard now < expiresAt.adding(seconds: tolerance) else { throw .expired(expiresAt) }
        let latest = now.adding(seconds: tolerance)
        if let notBefore, notBefore > latest { throw .notYetValid(claim: "nbf", notBefore) }
        if let issuedAt, issuedAt > latest { throw .notYetValid(claim: "iat", issuedAt) }
    }

    private static func time(_ name: String, of claims: JSONNode) throws(FederationError) -> Timestamp? {
        guard let node = claims[name] else { return nil }
        guard case .number(let text) = node.value, let seconds = Double(text), seconds >= 0,
            let time = Timestamp(epochSeconds: seconds)
        else { throw .malformedClaim(name, expected: "a number of seconds since 1970") }
        return time
    }
}
