import Core
import Cryptography
import Store

/// One of a key's materials, by all that finding and opening it takes.
struct MaterialName: Sendable, Hashable {
    let key: KeyName
    /// 64 hexadecimal digits.
    let id: String
    let spec: KeySpec
    /// The same id, as ciphertexts carry it.
    let bytes: [UInt8]

    init(_ key: KeyName, _ id: String, _ spec: KeySpec) {
        self.key = key
        self.id = id
        self.spec = spec
        bytes = Hexadecimal.decode(id) ?? []
    }
}

/// Where a key's material is, and so who computes with it. Operations ask for results and never see a secret key, so
/// that it may as well be in another house: the XKS proxy protocol asks for no more than `encrypt` and `decrypt`.
protocol KeyMaterialSource: Sendable {
    /// SYMMETRIC_DEFAULT: a ciphertext that names key and material.
    func encrypt(
        _ plaintext: SecretBytes, with material: MaterialName, context: [String: String], _ store: any Store
    ) async throws -> [UInt8]

    /// - Throws: `InvalidCiphertextException`.
    func decrypt(
        _ ciphertext: [UInt8], with material: MaterialName, context: [String: String], _ store: any Store
    ) async throws -> SecretBytes

    /// Runs one of a key pair's or MAC key's operations.
    func perform<Result: Sendable>(
        with material: MaterialName, _ store: any Store, _ body: @Sendable (KeyMaterial) throws -> Result
    ) async throws -> Result
}
