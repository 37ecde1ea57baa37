import Core
import Cryptography
import FoundationEssentials
import Keyring
import Store

/// A key's material as it rests: sealed, with key id and material id bound in. Keys of one multi-Region key have the
/// very same record.
struct SealedMaterial: Codable, Sendable {
    static let purpose = "kms.key-material"

    let keyID: String
    let materialID: String
    var sealed: Data

    init(_ material: KeyMaterial, keyID: String, materialID: String, _ keyring: Keyring) throws {
        var plain = material.stored.revealed
        defer { SecretBytes.wipe(&plain) }
        self.init(
            keyID: keyID, materialID: materialID,
            sealed: Data(
                try keyring.seal(plain, purpose: Self.purpose, context: Self.key(keyID, materialID))))
    }

    private init(keyID: String, materialID: String, sealed: Data) {
        self.keyID = keyID
        self.materialID = materialID
        self.sealed = sealed
    }

    /// The record's key, and what is bound in.
    static func key(_ keyID: String, _ materialID: String) -> String { "\(keyID)/\(materialID)" }

    /// Whether the material had to be sealed anew.
    mutating func reseal(_ keyring: Keyring) throws -> Bool {
        let context = Self.key(keyID, materialID)
        guard let blob = try keyring.reseal(Array(sealed), purpose: Self.purpose, context: context) else {
            return false
        }
        sealed = Data(blob)
        return true
    }

    func open(_ spec: KeySpec, _ keyring: Keyring) throws -> KeyMaterial {
        var plain = try keyring.open(
            Array(sealed), purpose: Self.purpose, context: Self.key(keyID, materialID))
        return try KeyMaterial(spec, stored: SecretBytes(taking: &plain))
    }

    func put(in scope: Scope, _ writer: any StoreWriter) throws {
        try Records.materials.put(self, at: Self.key(keyID, materialID), in: scope, writer)
    }
}
