import Crypto
import FoundationEssentials

/// The key pair that GetParametersForImport makes for one import: its public half wraps, ImportKeyMaterial unwraps.
package struct ImportWrappingKey: Sendable {
    /// RSA_2048, RSA_3072 or RSA_4096.
    package let spec: KeySpec
    private let key: RSAKey

    /// - Throws: `unsupported` for what is no RSA spec.
    package static func generate(_ spec: KeySpec) throws(CryptographyError) -> ImportWrappingKey {
        guard let bits = spec.rsaModulusBits else { throw .unsupported(spec.rawValue) }
        return ImportWrappingKey(spec: spec, key: try RSAKey.generate(bits: bits))
    }

    private init(spec: KeySpec, key: RSAKey) {
        self.spec = spec
        self.key = key
    }

    /// What `stored` gave.
    package init(_ spec: KeySpec, stored: SecretBytes) throws(CryptographyError) {
        guard let bits = spec.rsaModulusBits else { throw .unsupported(spec.rawValue) }
        self.init(spec: spec, key: try RSAKey(pkcs8: stored, bits: bits))
    }

    package var stored: SecretBytes { key.stored }

    /// SubjectPublicKeyInfo in DER.
    package var publicKeyDER: [UInt8] { key.publicKeyDER ?? [] }

    /// What was wrapped.
    ///
    /// RSA_AES_KEY_WRAP is an ephemeral AES-256 key under RSAES_OAEP, followed by the material under that key in AES
    /// Key Wrap with Padding (RFC 5649), as PKCS#11's CKM_RSA_AES_KEY_WRAP has it.
    ///
    /// - Throws: `invalidCiphertext`, for whatever reason.
    package func unwrap(
        _ blob: [UInt8], algorithm: WrappingAlgorithm
    ) throws(CryptographyError) -> SecretBytes {
        switch algorithm {
        case .rsaesOAEPSHA1: try key.decrypt(blob, .rsaesOAEPSHA1)
        case .rsaesOAEPSHA256: try key.decrypt(blob, .rsaesOAEPSHA256)
        case .rsaAESKeyWrapSHA1: try unwrapInTwo(blob, .rsaesOAEPSHA1)
        case .rsaAESKeyWrapSHA256: try unwrapInTwo(blob, .rsaesOAEPSHA256)
        }
    }

    private func unwrapInTwo(
        _ blob: [UInt8], _ algorithm: EncryptionAlgorithm
    ) throws(CryptographyError) -> SecretBytes {
        guard blob.count > key.modulusLength else { throw .invalidCiphertext }
        let ephemeral = try key.decrypt(Array(blob.prefix(key.modulusLength)), algorithm)
        guard ephemeral.count == 32 else { throw .invalidCiphertext }
        return try KeyWrapWithPadding.unwrap(
            Array(blob.dropFirst(key.modulusLength)), with: SymmetricKey(data: ephemeral))
    }
}

extension ImportWrappingKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "ImportWrappingKey(\(spec.rawValue), redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
