import Crypto
import CryptoExtras
import FoundationEssentials

/// An Ed25519 key pair (RFC 8032).
struct Edwards25519Key: KeyOperations {
    private static let seedLength = 32
    private static let signatureLength = 64
    /// PKCS #8 up to the seed (RFC 8410, section 7).
    private static let pkcs8Start: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    private let key: Curve25519.Signing.PrivateKey
    private let verifying: Curve25519.Signing.PublicKey

    private init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        verifying = key.publicKey
    }

    static func generate() -> Edwards25519Key { Edwards25519Key(Curve25519.Signing.PrivateKey()) }

    /// - Throws: `invalidKey`, also for an X25519 key, from which the library would not tell it.
    init(pkcs8: SecretBytes) throws(CryptographyError) {
        self = try throwing(.invalidKey) {
            try pkcs8.withUnsafeBytes { der in
                let info = try PrivateKeyInfo(der)
                var reader = DERReader(info.privateKey)
                guard info.algorithm == ObjectIdentifier.ed25519, info.parameters.isEmpty,
                    let seed = reader.element(DERReader.octetString), reader.isAtEnd, seed.count == Self.seedLength
                else { throw CryptographyError.invalidKey }
                let made = Edwards25519Key(try Curve25519.Signing.PrivateKey(rawRepresentation: seed))
                if let given = info.publicKey {
                    guard made.verifying.rawRepresentation.elementsEqual(given) else {
                        throw CryptographyError.invalidKey
                    }
                }
                return made
            }
        }
    }

    var stored: SecretBytes {
        // The seed shares the library's memory, which the library wipes; wiping it here would destroy the key.
        SecretBytes(parts: [Self.pkcs8Start, key.rawRepresentation])
    }

    var publicKeyDER: [UInt8]? { Array(verifying.derRepresentation) }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        try throwing(.failure) { Array(try key.signature(for: message)) }
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        Self.isValid(signature, of: message, by: verifying)
    }

    static func isValid(_ signature: [UInt8], of message: [UInt8], by key: Curve25519.Signing.PublicKey) -> Bool {
        signature.count == signatureLength && key.isValidSignature(signature, for: message)
    }
}
