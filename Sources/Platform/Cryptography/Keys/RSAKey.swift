import Crypto
import CryptoExtras
import FoundationEssentials

/// An RSA key pair, parsed once for both of its uses.
struct RSAKey: KeyOperations, @unchecked Sendable {  // `Encryption`'s keys lack only the mark of `Signing`'s
    private let signing: _RSA.Signing.PrivateKey
    private let decrypting: _RSA.Encryption.PrivateKey
    private let publicKey: RSAPublicKey

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
        publicKey = RSAPublicKey(verifying: signing.publicKey, encrypting: decrypting.publicKey)
    }

    var stored: SecretBytes {
        var der = signing.pkcs8DERRepresentation
        return SecretBytes(taking: &der)
    }

    var publicKeyDER: [UInt8]? { publicKey.der }

    /// The length of ciphertexts and signatures, in bytes.
    var modulusLength: Int { signing.keySizeInBits / 8 }

    func encrypt(_ plaintext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> [UInt8] {
        try publicKey.encrypt(plaintext, algorithm)
    }

    func decrypt(_ ciphertext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> SecretBytes {
        let padding = try algorithm.padding()
        guard ciphertext.count == modulusLength else { throw .invalidCiphertext }
        var plaintext = try throwing(.invalidCiphertext) { try decrypting.decrypt(ciphertext, padding: padding) }
        return SecretBytes(taking: &plaintext)
    }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        let digest = try algorithm.digest(of: message, type)
        return try throwing(.failure) {
            Array(try signing.signature(for: digest, padding: algorithm.padding).rawRepresentation)
        }
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        try publicKey.verify(signature, of: message, type, algorithm)
    }
}

/// The public half of an RSA key pair.
struct RSAPublicKey: @unchecked Sendable {  // as `RSAKey`
    fileprivate let verifying: _RSA.Signing.PublicKey
    fileprivate let encrypting: _RSA.Encryption.PublicKey

    fileprivate init(verifying: _RSA.Signing.PublicKey, encrypting: _RSA.Encryption.PublicKey) {
        self.verifying = verifying
        self.encrypting = encrypting
    }

    init(der: [UInt8]) throws(CryptographyError) {
        (verifying, encrypting) = try throwing(.invalidPublicKey) {
            (
                try _RSA.Signing.PublicKey(derRepresentation: der),
                try _RSA.Encryption.PublicKey(derRepresentation: der)
            )
        }
    }

    var der: [UInt8] { Array(verifying.derRepresentation) }

    func encrypt(_ plaintext: [UInt8], _ algorithm: EncryptionAlgorithm) throws(CryptographyError) -> [UInt8] {
        let padding = try algorithm.padding()
        let maximum = encrypting.maximumEncryptSize(with: padding)
        guard plaintext.count <= maximum else { throw .messageTooLong(maximum: maximum, found: plaintext.count) }
        return try throwing(.failure) { Array(try encrypting.encrypt(plaintext, padding: padding)) }
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        let digest = try algorithm.digest(of: message, type)
        return verifying.isValidSignature(
            .init(rawRepresentation: signature), for: digest, padding: algorithm.padding)
    }
}

extension SigningAlgorithm {
    /// PSS salts are as long as the hash, and MGF1 uses the same one, as AWS has it.
    fileprivate var padding: _RSA.Signing.Padding { isPSS ? .PSS : .insecurePKCS1v1_5 }
}

extension EncryptionAlgorithm {
    fileprivate func padding() throws(CryptographyError) -> _RSA.Encryption.Padding {
        switch self {
        case .rsaesOAEPSHA1: .PKCS1_OAEP
        case .rsaesOAEPSHA256: .PKCS1_OAEP_SHA256
        case .symmetricDefault, .sm2PKE: throw .unsupported(rawValue)
        }
    }
}
