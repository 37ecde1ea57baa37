import Core
import Crypto
import Cryptography
import Keyring
import Store

/// Material that is about to become a key's: its id, and the record that it rests in.
struct NewMaterial: Sendable {
    let id: String
    let sealed: SealedMaterial

    /// Material of our own making, under a random id.
    init(generated material: KeyMaterial, for keyID: String, _ keyring: Keyring) throws {
        id = Hexadecimal.encode(SecureRandom.bytes(32))
        sealed = try SealedMaterial(material, keyID: keyID, materialID: id, keyring)
    }

    /// Imported material: KMS gives the same id to the same material of a key, which is how it knows it again.
    init(imported material: KeyMaterial, for keyID: String, _ keyring: Keyring) throws {
        var hash = SHA256()
        hash.update(data: Array("\(keyID)/".utf8))
        material.stored.withUnsafeBytes { hash.update(bufferPointer: $0) }
        id = Hexadecimal.encode(hash.finalize())
        sealed = try SealedMaterial(material, keyID: keyID, materialID: id, keyring)
    }
}

/// Makes key pairs beside the threads that serve calls: a large RSA key takes seconds to find.
struct KeyGenerator: Sendable {
    private let lanes = Lanes("castellan.kms.key-generation", count: 2)

    /// - Throws: `UnsupportedOperationException` for kinds that the crypto library lacks.
    func generate(_ spec: KeySpec) async throws -> KeyMaterial {
        guard spec.isSupported else { throw AWSError(CryptographyError.unsupported(spec.rawValue), spec, "") }
        guard spec.isAsymmetric else { return try KeyMaterial.generate(spec) }
        return try await lanes.run { _ in try KeyMaterial.generate(spec) }
    }

    /// The key pair that wraps an import.
    func generateWrappingKey(_ spec: KeySpec) async throws -> ImportWrappingKey {
        try await lanes.run { _ in try ImportWrappingKey.generate(spec) }
    }
}
