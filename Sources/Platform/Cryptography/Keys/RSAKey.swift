import Crypto
import CryptoExtras
import FoundationEssentials

/// An RSA key pair, parsed once for both of its uses.
struct RSAKey: KeyOperations, @unchecked Sendable {  // `Encryption`'s keys lack only the mark of `Signing`'s
    private let signing: _RSA.Signing.PrivateKey
    private let verifying: _RSA.Signing.PublicKey
    private let decrypting: _RSA.Encryption.PrivateKey
    private let encrypting: _RSA.Encryption.PublicKey

    static func generate(bits: Int) throws(CryptographyError) -> RSAKey {
        let key = try throwing(.failure) { try _RSA.Signing.PrivateKey(keySize: .init(bitCount: bits)) }
        var der = key.pkcs8DERRepresentation
        return try RSAKey(pkcs8: SecretBytes(taking: &der), bits: bits)
    }

    /// - Throws: `invalidKey` for what is no PKCS #8 (the library would take PKCS #1 as well), another kind of key, or
    ///   another length.
    init(pkcs8: SecretBytes, bits: Int) throws(CryptographyError) {
        (signing, decrypting) = try throwing(.invalidKey) {
            try pkcs8.withUnsafeBytes { der in
                let info = try PrivateKeyInfo(der)
                guard info.algorithm == ObjectIdentifier.rsaEncryption, info.parameters == DERReader.null else {
                    throw CryptographyError.invalidKey
                }
                return (
                    try _RSA.Signing.PrivateKey(derRepresentation: der),
                    try _RSA.Encryption.PrivateKey(derRepresentation: der)
                )
            }
        }
        guard signing.keySizeInBits == bits else { throw .invalidKey }
        verifying = signing.publicKey
        encrypting = decrypting.publicKey
    }

    var stored: SecretBytes {
        var der = signing.pkcs8DERRepresentation
        return SecretBytes(taking: &der)
    }

    var publicKeyDER: [UInt8]? { Array(verifying.derRepresentation) }

    /// The length of ciphertexts and signatures, in bytes.
    var modulusLength: Int { verifying.keySizeInBits / 8 }

    func encrypt(_ plaintext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> [UInt8] {
        let padding = try Self.padding(algorithm)
        let maximum = encrypting.maximumEncryptSize(with: padding)
        guard plaintext.count <= maximum else { throw .messageTooLong(maximum: maximum, found: plaintext.count) }
        return try throwing(.failure) { Array(try encrypting.encrypt(plaintext, padding: padding)) }
    }

    func decrypt(_ ciphertext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> SecretBytes {
        let padding = try Self.padding(algorithm)
        guard ciphertext.count == modulusLength else { throw .invalidCiphertext }
        var plaintext = try throwing(.invalidCiphertext) { try decrypting.decrypt(ciphertext, padding: padding) }
        return SecretBytes(taking: &plaintext)
    }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        let digest = try Self.digest(message, type, algorithm)
        return try throwing(.failure) {
            Array(try signing.signature(for: digest, padding: Self.padding(algorithm)).rawRepresentation)
        }
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        let digest = try Self.digest(message, type, algorithm)
        return verifying.isValidSignature(
            .init(rawRepresentation: signature), for: digest, padding: Self.padding(algorithm))
    }

    private static func digest(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> any Digest {
        guard let hash = algorithm.hash else { throw .unsupported(algorithm.rawValue) }
        return try hash.digest(of: message, type)
    }

    /// PSS salts are as long as the hash, and MGF1 uses the same one, as AWS has it.
    private static func padding(_ algorithm: SigningAlgorithm) -> _RSA.Signing.Padding {
        algorithm.isPSS ? .PSS : .insecurePKCS1v1_5
    }

    private static func padding(_ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> _RSA.Encryption.Padding {
        switch algorithm {
        case .rsaesOAEPSHA1: .PKCS1_OAEP
        case .rsaesOAEPSHA256: .PKCS1_OAEP_SHA256
        case .symmetricDefault, .sm2PKE: throw .unsupported(algorithm.rawValue)
        }
    }
}
