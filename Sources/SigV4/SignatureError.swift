package import Core

/// Why a request's signature is not accepted, with the facts that AWS tells the caller.
package enum SignatureError: Error, Sendable, Hashable {
    /// There is no signature, neither in a header nor in the query.
    case missing
    /// Both a header and the query hold one.
    case ambiguous
    /// An algorithm other than `AWS4-HMAC-SHA256`.
    case unsupportedAlgorithm(String)
    /// The Authorization header, or the date that goes with it, cannot be read; the sentences say why.
    case incompleteHeader(String)
    /// The presigned query cannot be read; the sentences say why.
    case incompleteQuery(String)
    /// `x-amz-content-sha256` holds none of its forms.
    case invalidPayloadHash(String)
    case missingPayloadHash
    /// No such access key, or one that was made inactive.
    case unknownAccessKey
    /// The session token was not made here, was altered, or belongs to another access key.
    case invalidToken
    case expiredToken
    /// The credential's scope is not one for this request; the sentences say why.
    case wrongScope(String)
    /// Headers that must be signed are not.
    case unsignedHeaders([String])
    /// Signed more than 15 minutes before `now`.
    case expired(signed: Timestamp, now: Timestamp)
    /// Signed more than 15 minutes after `now`.
    case notYetCurrent(signed: Timestamp, now: Timestamp)
    case presignedExpired(signed: Timestamp, expires: Timestamp, now: Timestamp)
    case mismatch(Mismatch)
    /// The body is not the one whose hash was signed.
    case payloadMismatch(declared: String, computed: String)
    /// The signature of a chunk or of the trailing headers is not the expected one.
    case chunkMismatch
    /// The `aws-chunked` body is not well-formed.
    case malformedChunk(String)
    case malformedTrailer
    /// The chunks hold more or fewer bytes than `x-amz-decoded-content-length` says.
    case wrongDecodedLength(declared: Int, found: Int)

    package struct Mismatch: Sendable, Hashable {
        package let accessKeyID: String
        package let provided: String
        package let canonicalRequest: String
        package let stringToSign: String
    }

    /// How far a caller's clock may be off, in seconds.
    package static let maximumSkew: Int64 = 15 * 60
}
