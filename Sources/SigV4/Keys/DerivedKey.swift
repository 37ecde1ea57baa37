package import Core
import Crypto
import FoundationEssentials

/// A signing key: the secret narrowed by four HMACs to a day, a region and a service.
package struct DerivedKey: Sendable {
    /// HMAC's two hashes (RFC 2104) with the key's blocks already taken in: a signature costs two blocks less, and none
    /// of the generic calls that `HMAC` makes across modules.
    private let inner: SHA256
    private let outer: SHA256

    package init(secret: Secret, scope: CredentialScope) {
        var key = SymmetricKey(data: Array("AWS4".utf8) + secret.revealedBytes)
        for part in [scope.day, scope.region, scope.service, CredentialScope.terminator] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        inner = Self.hasher(key, padding: 0x36)
        outer = Self.hasher(key, padding: 0x5C)
    }

    /// A derived key is a digest, shorter than a block, so it is only padded.
    private static func hasher(_ key: SymmetricKey, padding: UInt8) -> SHA256 {
        var block = [UInt8](repeating: padding, count: SHA256.blockByteCount)
        key.withUnsafeBytes { bytes in
            for (index, byte) in bytes.enumerated() { block[index] ^= byte }
        }
        var hasher = SHA256()
        block.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return hasher
    }

    /// 64 lower-case hexadecimal digits.
    package func signature(of stringToSign: [UInt8]) -> [UInt8] {
        var inner = inner
        stringToSign.withUnsafeBytes { inner.update(bufferPointer: $0) }
        var outer = outer
        inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
        var text: [UInt8] = []
        text.reserveCapacity(64)
        outer.finalize().withUnsafeBytes { Hexadecimal.append($0, to: &text) }
        return text
    }
}
