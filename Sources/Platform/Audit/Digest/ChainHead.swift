import Core

/// The newest digest: what the next one is chained to.
struct ChainHead: Sendable, Hashable {
    let sequence: Int64
    let end: Timestamp
    /// The events' hash chain at the segment's end.
    let link: ChainLink
    let object: String
    /// SHA-256 of the digest's uncompressed content, in hexadecimal.
    let hash: String
    /// In hexadecimal.
    let signature: String
}
