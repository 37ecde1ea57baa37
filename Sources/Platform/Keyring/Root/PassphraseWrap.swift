package import Core
import Crypto
import CryptoExtras
package import FoundationEssentials

/// A root key wrapped under a passphrase: scrypt (RFC 7914) makes the key that AES-256-GCM wraps it with, so a wrong
/// passphrase is told from a right one, and a try costs 64 MiB and a good part of a second.
package struct PassphraseWrap: Sendable, Hashable, Codable {
    private static let defaultCost = 16
    /// More would let a descriptor that somebody altered eat the memory.
    private static let costs = 14...20
    package static let shortest = 12

    let salt: Data
    /// The power of two of scrypt's N; r is 8 and p is 1.
    let cost: Int
    let wrapped: Data

    /// - Throws: `KeyringError` for a passphrase that is too short.
    package init(_ root: RootKey, under passphrase: Secret) throws {
        guard passphrase.revealedBytes.count >= Self.shortest else {
            throw KeyringError(
                .wrongLength(expected: Self.shortest, found: passphrase.revealedBytes.count), "Passphrase")
        }
        salt = Data(SecureRandom.bytes(16))
        cost = Self.defaultCost
        var bytes = root.revealedBytes
        defer { bytes.wipe() }
        let key = try Self.key(passphrase, salt, cost)
        guard let wrapped = try AES.GCM.seal(bytes, using: key, authenticating: Data(root.id.utf8)).combined else {
            throw KeyringError(.invalidKey, "Root key")
        }
        self.wrapped = wrapped
    }

    /// - Throws: `KeyringError`, with `wrongSecret` for another passphrase.
    func open(keyID: String, with passphrase: Secret) throws -> RootKey {
        guard Self.costs.contains(cost) else { throw KeyringError(.unknownFormat, "Root key") }
        let key = try Self.key(passphrase, salt, cost)
        guard let box = try? AES.GCM.SealedBox(combined: wrapped),
            let opened = try? AES.GCM.open(box, using: key, authenticating: Data(keyID.utf8))
        else { throw KeyringError(.wrongSecret, "The root key's passphrase") }
        var bytes = Array(opened)
        defer { bytes.wipe() }
        return try RootKey(bytes: bytes)
    }

    private static func key(_ passphrase: Secret, _ salt: Data, _ cost: Int) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: passphrase.revealedBytes, salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8,
            parallelism: 1)
    }
}
