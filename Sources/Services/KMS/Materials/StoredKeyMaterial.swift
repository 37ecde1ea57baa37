import Core
import Cryptography
import Keyring
import Store

/// Material that lies sealed in the store. What was opened is kept while the store's materials do not change, and wiped
/// when it is let go.
final class StoredKeyMaterial: KeyMaterialSource {
    private let keyring: Keyring
    private let opened = RevisionCache<MaterialName, KeyMaterial>(capacity: 2_000)

    init(keyring: Keyring) { self.keyring = keyring }

    func encrypt(
        _ plaintext: SecretBytes, with material: MaterialName, context: [String: String], _ store: any Store
    ) async throws -> [UInt8] {
        let key = try await open(material, store)
        return try CiphertextBlob.seal(
            plaintext, with: key, keyID: material.key.id, materialID: material.bytes, context: context)
    }

    func decrypt(
        _ ciphertext: [UInt8], with material: MaterialName, context: [String: String], _ store: any Store
    ) async throws -> SecretBytes {
        let key = try await open(material, store)
        do throws(CryptographyError) {
            return try CiphertextBlob.open(ciphertext, with: key, context: context)
        } catch {
            throw AWSError(error, material.spec, EncryptionAlgorithm.symmetricDefault.rawValue)
        }
    }

    func perform<Result: Sendable>(
        with material: MaterialName, _ store: any Store, _ body: @Sendable (KeyMaterial) throws -> Result
    ) async throws -> Result {
        try body(try await open(material, store))
    }

    private func open(_ name: MaterialName, _ store: any Store) async throws -> KeyMaterial {
        let revision = store.revision(of: Records.materials.name)
        if let material = opened.value(for: name, at: revision) { return material }
        let sealed = try await store.read {
            try Records.materials.get(SealedMaterial.key(name.key.id, name.id), in: name.key.scope, $0)
        }
        guard let sealed else { throw AWSError.invalidCiphertext }
        let material = try sealed.open(name.spec, keyring)
        opened.insert(material, for: name, at: revision)
        return material
    }
}
