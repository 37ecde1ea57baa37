package import Core

/// A token whose signature, issuer, times and audience were found good.
package struct VerifiedToken: Sendable, Hashable {
    package let issuer: String
    package let algorithm: SignatureAlgorithm
    /// The header's `kid`.
    package let keyID: String?
    /// The header's `typ`, such as `JWT` or `at+jwt`.
    package let type: String?
    /// All claims, an object without duplicate names, from the bytes that the signature covers.
    package let claims: JSONNode
    package let expiresAt: Timestamp
    package let issuedAt: Timestamp?

    /// The claim when it is a string, else nil.
    package func text(_ claim: String) -> String? { claims[claim]?.string }
}
