package import Core

/// Why a token is not accepted, or could not be checked. No text holds the token or the value of a claim, save times.
package enum FederationError: Error, Sendable, Hashable {
    // MARK: The token's form
    case tokenTooLong(limit: Int)
    /// The rule that the token breaks, as a sentence without its stop.
    case malformedToken(String)
    case criticalHeader
    /// The name as it stands in the header; nil when it is none that could be shown.
    case unsupportedAlgorithm(String?)

    // MARK: The issuer
    case invalidIssuer(String)
    case issuerUnreachable(issuer: String, FetchError)
    /// The discovery document names another issuer than the one it was fetched for.
    case discoveryMismatch(issuer: String)
    /// What is wrong with the discovery document or the key set, as a sentence without its stop.
    case invalidDocument(issuer: String, String)
    case tooManyIssuers(limit: Int)

    // MARK: The key and the signature
    case unknownKey(issuer: String)
    /// The issuer publishes the key, but it is unfit; the reason as a sentence without its stop.
    case keyRefused(issuer: String, String)
    case ambiguousKey(issuer: String)
    case keyUnfitForAlgorithm(issuer: String, algorithm: String)
    case invalidSignature

    // MARK: The claims
    case issuerMismatch(expected: String)
    case missingClaim(String)
    case malformedClaim(String, expected: String)
    case expired(Timestamp)
    /// The claim (`nbf` or `iat`) that lies in the future.
    case notYetValid(claim: String, Timestamp)
    /// The claims that were looked at.
    case audienceMismatch(claims: String)
}

extension FederationError {
    /// Which check failed.
    package var message: String {
        switch self {
        case .tokenTooLong(let limit): "The token is longer than \(limit) characters."
        case .malformedToken(let reason): "The token is malformed: \(reason)."
        case .criticalHeader: "The token's header has a crit field, and no extension is supported."
        case .unsupportedAlgorithm(let name?): "The token is signed with \(name), which is not accepted."
        case .unsupportedAlgorithm(nil): "The token's header names no signature algorithm that is accepted."
        case .invalidIssuer(let reason): "The issuer is no URL of an OpenID Connect issuer: \(reason)."
        case .issuerUnreachable(let issuer, _): "The keys of \(issuer) could not be fetched."
        case .discoveryMismatch(let issuer): "The discovery document of \(issuer) names another issuer."
        case .invalidDocument(let issuer, let reason): "The documents of \(issuer) cannot be used: \(reason)."
        case .tooManyIssuers(let limit): "The keys of \(limit) issuers are being fetched already."
        case .unknownKey(let issuer): "The token's key is none of those that \(issuer) publishes."
        case .keyRefused(let issuer, let reason): "The token's key, published by \(issuer), is refused: \(reason)."
        case .ambiguousKey(let issuer): "More than one key of \(issuer) could have signed the token."
        case .keyUnfitForAlgorithm(let issuer, let algorithm):
            "The token's key, published by \(issuer), is not for \(algorithm)."
        case .invalidSignature: "The token's signature is not valid."
        case .issuerMismatch(let expected): "The token's iss claim is not \(expected)."
        case .missingClaim(let name): "The token has no \(name) claim."
        case .malformedClaim(let name, let expected): "The token's \(name) claim is not \(expected)."
        case .expired(let time): "The token expired at \(time.iso8601)."
        case .notYetValid(let claim, let time):
            "The token is not valid before \(time.iso8601), the time of its \(claim) claim."
        case .audienceMismatch(let claims): "The token is for another audience (by \(claims))."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .tokenTooLong: "Have the issuer put fewer claims into the token."
        case .malformedToken: "Pass the signed token (JWS compact form) as the issuer gave it."
        case .criticalHeader: "Have the issuer sign without extensions."
        case .unsupportedAlgorithm: "Have the issuer sign with \(SignatureAlgorithm.list)."
        case .invalidIssuer: "Give the issuer exactly as its discovery document does."
        case .issuerUnreachable(_, let cause): cause.description
        case .discoveryMismatch: "Give the issuer exactly as its discovery document does, final slash included."
        case .invalidDocument: "Have the issuer publish a valid discovery document and key set."
        case .tooManyIssuers, .unknownKey:
            "Get a new token, or try again in a minute in case the issuer has just changed its keys."
        case .keyRefused: "Have the issuer sign with another key."
        case .ambiguousKey: "Have the issuer put the kid of the key into its tokens."
        case .keyUnfitForAlgorithm: "Have the issuer sign with the algorithm that it publishes for the key."
        case .invalidSignature: "Get a new token from the issuer and pass it unchanged."
        case .issuerMismatch: "Pass a token of this issuer."
        case .missingClaim, .malformedClaim: "Have the issuer put the claim into its tokens as OpenID Connect asks."
        case .expired: "Get a new token."
        case .notYetValid: "Compare the clocks of the issuer and of this server."
        case .audienceMismatch: "Pass a token for a configured client, or configure this client."
        }
    }
}

extension FederationError: CustomStringConvertible {
    package var description: String { "\(message) \(remedy)" }
}

extension FederationError {
    /// The description with the address that was refused, if one was: for operators.
    package var detail: String {
        guard case .issuerUnreachable(_, let cause) = self else { return description }
        return "\(message) \(cause.detail)"
    }
}
