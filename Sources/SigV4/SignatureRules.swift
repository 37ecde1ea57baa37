/// In what a service's signatures differ from another's.
package struct SignatureRules: Sendable, Hashable {
    package enum Path: Sendable, Hashable {
        /// `.`, `..` and `//` are resolved, then the path as sent is encoded once more.
        case normalised
        /// The path's octets, each encoded once: S3's keys may hold any segment.
        case literal
    }

    package let path: Path
    /// Whether `UNSIGNED-PAYLOAD` is taken at its word; where it is not, the body's hash is computed regardless.
    package let acceptsUnsignedPayload: Bool
    /// Whether `x-amz-content-sha256` must be there, is what the signature covers, and may name a chunked body.
    package let declaresPayload: Bool
    /// Whether the session token may have been added after signing, in a header or in the query. The token is sealed
    /// and bound to its access key, so nothing can be exchanged.
    package let acceptsUnsignedToken: Bool
    /// Whether a presigned URL must say how long it lasts; otherwise 15 minutes are assumed.
    package let requiresExpiry: Bool

    /// Every service but S3.
    package static let standard = SignatureRules(
        path: .normalised, acceptsUnsignedPayload: false, declaresPayload: false, acceptsUnsignedToken: true,
        requiresExpiry: false)

    /// `standard` for operations whose model says `unsignedPayload`.
    package static let standardUnsignedPayload = SignatureRules(
        path: .normalised, acceptsUnsignedPayload: true, declaresPayload: false, acceptsUnsignedToken: true,
        requiresExpiry: false)

    package static let s3 = SignatureRules(
        path: .literal, acceptsUnsignedPayload: true, declaresPayload: true, acceptsUnsignedToken: false,
        requiresExpiry: true)
}
