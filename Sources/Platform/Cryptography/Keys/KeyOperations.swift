/// What the keys of one kind do. `KeyMaterial` has asked before whether the spec knows the algorithm; what a kind
/// does not implement, none of its algorithms needs.
protocol KeyOperations: Sendable {
    /// What `KeyMaterial` keeps, and makes the key from again.
    var stored: SecretBytes { get }
    /// SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).
    var publicKeyDER: [UInt8]? { get }

    func encrypt(_ plaintext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> [UInt8]
    func decrypt(_ ciphertext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> SecretBytes
    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8]
    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool
    func mac(_ message: [UInt8]) throws(CryptographyError) -> [UInt8]
    func isValidMAC(_ mac: [UInt8], of message: [UInt8]) throws(CryptographyError) -> Bool
    func sharedSecret(withPublicKeyDER der: [UInt8]) throws(CryptographyError) -> SecretBytes
}

extension KeyOperations {
    var publicKeyDER: [UInt8]? { nil }

    func encrypt(_ plaintext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> [UInt8] {
        throw .unsupported(algorithm.rawValue)
    }

    func decrypt(_ ciphertext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> SecretBytes {
        throw .unsupported(algorithm.rawValue)
    }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        throw .unsupported(algorithm.rawValue)
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        throw .unsupported(algorithm.rawValue)
    }

    func mac(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] { throw .failure }

    func isValidMAC(_ mac: [UInt8], of message: [UInt8]) throws(CryptographyError) -> Bool { throw .failure }

    func sharedSecret(withPublicKeyDER der: [UInt8]) throws(CryptographyError) -> SecretBytes {
        throw .unsupported(KeyAgreementAlgorithm.ecdh.rawValue)
    }
}
