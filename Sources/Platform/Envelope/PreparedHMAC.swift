import Core
package import Crypto

/// HMAC-SHA256 under one key for many short messages.
///
/// HMAC's two hashes (RFC 2104) have taken in the key's blocks: a code costs two blocks less, and none of the lists and
/// generic calls by which `HMAC` begins each time.
package struct PreparedHMAC: Sendable {
    private let inner: SHA256
    private let outer: SHA256

    /// - Parameter key: no longer than a block of the hash, 64 bytes, so that it is only padded.
    package init(_ key: SymmetricKey) {
        precondition(key.bitCount <= SHA256.blockByteCount * 8, "A longer key would have to be hashed")
        inner = Self.hasher(key, padding: 0x36)
        outer = Self.hasher(key, padding: 0x5C)
    }

    private static func hasher(_ key: SymmetricKey, padding: UInt8) -> SHA256 {
        withUnsafeTemporaryAllocation(byteCount: SHA256.blockByteCount, alignment: 1) { block in
            block.initializeMemory(as: UInt8.self, repeating: padding)
            key.withUnsafeBytes { bytes in
                for (index, byte) in bytes.enumerated() { block[index] ^= byte }
            }
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(block))
            wipe(block)
            return hasher
        }
    }

    /// The code of the parts as one message.
    package func code(of parts: [UInt8]...) -> SHA256.Digest {
        var inner = inner
        for part in parts { part.withUnsafeBytes { inner.update(bufferPointer: $0) } }
        var outer = outer
        inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
        return outer.finalize()
    }
}
