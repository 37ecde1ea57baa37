import Core
import Crypto

/// SHA-256 of a policy's text, or of the digests of a set of policies: equal digests mean equal decisions, so compiled
/// policies are cached under it.
package struct PolicyDigest: Sendable, Hashable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    package init(_ text: String) {
        var hash = SHA256()
        var text = text
        text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        self.init(hash.finalize())
    }

    /// - Parameter labels: what else tells two sets apart, such as the role that each member plays.
    init(of digests: [(label: String, digest: PolicyDigest)]) {
        var hash = SHA256()
        for (label, digest) in digests {
            hash.update(data: Array(label.utf8) + [0])
            withUnsafeBytes(of: digest.words) { hash.update(bufferPointer: $0) }
        }
        self.init(hash.finalize())
    }

    private init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { bytes in
            (
                bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
            )
        }
    }

    package static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    /// In hexadecimal.
    package var description: String {
        withUnsafeBytes(of: words) { Hexadecimal.encode($0) }
    }

    /// The digest is random enough for a part of it to serve as the hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
