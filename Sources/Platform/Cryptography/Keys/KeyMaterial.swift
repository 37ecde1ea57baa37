import Crypto
import FoundationEssentials

/// The secret behind a KMS key, parsed and ready for use.
///
/// Copies share it. It is never printed, and what it holds is wiped when the last copy goes. Each call refuses an
/// algorithm that is none of the spec's (`incompatible`); what the key may be used for is its owner's to ask before.
package struct KeyMaterial: Sendable {
    package let spec: KeySpec
    private let key: any KeyOperations

    private init(_ spec: KeySpec, _ key: any KeyOperations) {
        self.spec = spec
        self.key = key
    }

    /// A new key of the kind. RSA takes up to some seconds of computing.
    ///
    /// - Throws: `unsupported` if the crypto library lacks the kind.
    package static func generate(_ spec: KeySpec) throws(CryptographyError) -> KeyMaterial {
        switch spec {
        case .symmetricDefault, .hmac224, .hmac256, .hmac384, .hmac512:
            try KeyMaterial(spec, stored: .random(count: spec.importedLengths?.lowerBound ?? 0))
        case .rsa2048, .rsa3072, .rsa4096:
            KeyMaterial(spec, try RSAKey.generate(bits: spec.rsaModulusBits ?? 0))
        case .eccNISTP256: KeyMaterial(spec, NISTKey<P256>.generate())
        case .eccNISTP384: KeyMaterial(spec, NISTKey<P384>.generate())
        case .eccNISTP521: KeyMaterial(spec, NISTKey<P521>.generate())
        case .eccSECGP256K1: KeyMaterial(spec, try SECGKey.generate())
        case .eccNISTEdwards25519: KeyMaterial(spec, Edwards25519Key.generate())
        case .mlDSA65: KeyMaterial(spec, try MLDSAKey<MLDSA65>.generate())
        case .mlDSA87: KeyMaterial(spec, try MLDSAKey<MLDSA87>.generate())
        case .sm2, .mlDSA44: throw .unsupported(spec.rawValue)
        }
    }

    /// What `stored` gave.
    package init(_ spec: KeySpec, stored: SecretBytes) throws(CryptographyError) {
        try self.init(spec, imported: stored)
    }

    /// Key material as ImportKeyMaterial takes it: raw bytes for symmetric keys, PKCS #8 in DER for key pairs.
    ///
    /// - Throws: `unsupported`; `invalidKey` for a length, encoding, algorithm, curve or size that is not the spec's.
    package init(_ spec: KeySpec, imported: SecretBytes) throws(CryptographyError) {
        guard spec.isSupported else { throw .unsupported(spec.rawValue) }
        if let lengths = spec.importedLengths {
            guard lengths.contains(imported.count) else { throw .invalidKey }
        }
        key =
            switch spec {
            case .symmetricDefault: AESKey(key: SymmetricKey(data: imported))
            case .hmac224: SHA224MACKey(stored: imported)
            case .hmac256: HMACKey<SHA256>(key: SymmetricKey(data: imported))
            case .hmac384: HMACKey<SHA384>(key: SymmetricKey(data: imported))
            case .hmac512: HMACKey<SHA512>(key: SymmetricKey(data: imported))
            case .rsa2048, .rsa3072, .rsa4096: try RSAKey(pkcs8: imported, bits: spec.rsaModulusBits ?? 0)
            case .eccNISTP256: try NISTKey<P256>(pkcs8: imported)
            case .eccNISTP384: try NISTKey<P384>(pkcs8: imported)
            case .eccNISTP521: try NISTKey<P521>(pkcs8: imported)
            case .eccSECGP256K1: try SECGKey(pkcs8: imported)
            case .eccNISTEdwards25519: try Edwards25519Key(pkcs8: imported)
            case .mlDSA65: try MLDSAKey<MLDSA65>(pkcs8: imported)
            case .mlDSA87: try MLDSAKey<MLDSA87>(pkcs8: imported)
            case .sm2, .mlDSA44: throw .unsupported(spec.rawValue)
            }
        self.spec = spec
    }

    /// What is kept of it, to be wrapped before it rests anywhere: raw bytes, or PKCS #8 in DER for key pairs.
    package var stored: SecretBytes { key.stored }

    /// The public half as SubjectPublicKeyInfo in DER (RFC 5280); nil for symmetric keys.
    package var publicKeyDER: [UInt8]? { key.publicKeyDER }

    /// The private half as PKCS #8 in DER (RFC 5958), as GenerateDataKeyPair gives it.
    ///
    /// - Throws: `incompatible` for symmetric keys.
    package func privateKeyPKCS8() throws(CryptographyError) -> SecretBytes {
        guard spec.isAsymmetric else { throw .incompatible(algorithm: "PKCS8", spec) }
        return key.stored
    }

    /// The key of SYMMETRIC_DEFAULT, for `CiphertextBlob`.
    var symmetricKey: SymmetricKey? { (key as? AESKey)?.key }
}

extension KeyMaterial {
    /// RSAES_OAEP (RFC 8017, section 7.1), with an empty label and MGF1 over the same hash.
    ///
    /// - Throws: `messageTooLong`; `incompatible`, also for SYMMETRIC_DEFAULT, which is `CiphertextBlob`'s.
    package func encrypt(
        _ plaintext: [UInt8], _ algorithm: EncryptionAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        try require(algorithm != .symmetricDefault && spec.encryptionAlgorithms.contains(algorithm), algorithm.rawValue)
        return try key.encrypt(plaintext, algorithm)
    }

    /// - Throws: `invalidCiphertext`, for whatever reason; `incompatible`.
    package func decrypt(
        _ ciphertext: [UInt8], _ algorithm: EncryptionAlgorithm
    ) throws(CryptographyError) -> SecretBytes {
        try require(algorithm != .symmetricDefault && spec.encryptionAlgorithms.contains(algorithm), algorithm.rawValue)
        return try key.decrypt(ciphertext, algorithm)
    }

    /// Signatures of ECDSA are DER (RFC 3279, section 2.2.3), the others as their standard has them.
    ///
    /// - Throws: `invalidMessageType`, `invalidMessageLength`, `incompatible`, `unsupported`.
    package func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        try require(algorithm, type)
        return try key.sign(message, type, algorithm)
    }

    /// Whether the signature is the key's; false also for what is no signature at all.
    package func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        try require(algorithm, type)
        return try key.verify(signature, of: message, type, algorithm)
    }

    /// HMAC (RFC 2104), whole.
    package func mac(_ message: [UInt8], _ algorithm: MACAlgorithm) throws(CryptographyError) -> [UInt8] {
        try require(spec.macAlgorithms.contains(algorithm), algorithm.rawValue)
        return try key.mac(message)
    }

    /// Compares in constant time; a truncated code is not valid.
    package func isValidMAC(
        _ mac: [UInt8], of message: [UInt8], _ algorithm: MACAlgorithm
    ) throws(CryptographyError) -> Bool {
        try require(spec.macAlgorithms.contains(algorithm), algorithm.rawValue)
        return try key.isValidMAC(mac, of: message)
    }

    /// The raw ECDH secret with the owner of a public key on the same curve, given as SubjectPublicKeyInfo in DER with
    /// an uncompressed point.
    ///
    /// - Throws: `invalidPublicKey`, `incompatible`.
    package func sharedSecret(withPublicKeyDER der: [UInt8]) throws(CryptographyError) -> SecretBytes {
        try require(!spec.keyAgreementAlgorithms.isEmpty, KeyAgreementAlgorithm.ecdh.rawValue)
        return try key.sharedSecret(withPublicKeyDER: der)
    }

    private func require(_ algorithm: SigningAlgorithm, _ type: MessageType) throws(CryptographyError) {
        if !algorithm.isSupported { throw .unsupported(algorithm.rawValue) }
        try require(spec.signingAlgorithms.contains(algorithm), algorithm.rawValue)
        guard algorithm.messageTypes.contains(type) else { throw .invalidMessageType(type, algorithm) }
    }

    private func require(_ isKnown: Bool, _ algorithm: String) throws(CryptographyError) {
        guard isKnown else { throw .incompatible(algorithm: algorithm, spec) }
    }
}

extension KeyMaterial: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "KeyMaterial(\(spec.rawValue), redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
