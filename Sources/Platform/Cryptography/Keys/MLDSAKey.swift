import Crypto
import FoundationEssentials

/// The library's types of one ML-DSA parameter set (FIPS 204), and how its keys are encoded (RFC 9881).
protocol MLDSAParameterSet: Sendable {
    associatedtype PrivateKey: MLDSAPrivateKey

    static var objectIdentifier: [UInt8] { get }
    /// SubjectPublicKeyInfo up to the public key.
    static var publicKeyStart: [UInt8] { get }
}

protocol MLDSAPrivateKey: Sendable {
    associatedtype PublicKey: MLDSAPublicKey
    init() throws
    init<Bytes: DataProtocol>(seedRepresentation: Bytes, publicKey: PublicKey?) throws
    var seedRepresentation: Data { get }
    var publicKey: PublicKey { get }
    func signature<Bytes: DataProtocol>(for data: Bytes) throws -> Data
}

protocol MLDSAPublicKey: Sendable {
    var rawRepresentation: Data { get }
    func isValidSignature<Signature: DataProtocol, Bytes: DataProtocol>(
        _ signature: Signature, for data: Bytes
    ) -> Bool
}

extension MLDSA65.PrivateKey: MLDSAPrivateKey {}
extension MLDSA65.PublicKey: MLDSAPublicKey {}
extension MLDSA87.PrivateKey: MLDSAPrivateKey {}
extension MLDSA87.PublicKey: MLDSAPublicKey {}

extension MLDSA65: MLDSAParameterSet {
    static let objectIdentifier = ObjectIdentifier.mlDSA65
    static let publicKeyStart: [UInt8] =
        [0x30, 0x82, 0x07, 0xB2, 0x30, 0x0B, 0x06, 0x09] + objectIdentifier + [0x03, 0x82, 0x07, 0xA1, 0x00]
}

extension MLDSA87: MLDSAParameterSet {
    static let objectIdentifier = ObjectIdentifier.mlDSA87
    static let publicKeyStart: [UInt8] =
        [0x30, 0x82, 0x0A, 0x32, 0x30, 0x0B, 0x06, 0x09] + objectIdentifier + [0x03, 0x82, 0x0A, 0x21, 0x00]
}

/// An ML-DSA key pair, kept as its seed, which is the one form that the library reads.
struct MLDSAKey<Set: MLDSAParameterSet>: KeyOperations {
    private static var seedLength: Int { 32 }
    /// The seed's form of the private key: [0] IMPLICIT OCTET STRING (RFC 9881, section 6).
    private static var seedTag: UInt8 { 0x80 }

    private let key: Set.PrivateKey
    private let verifying: Set.PrivateKey.PublicKey

    private init(_ key: Set.PrivateKey) {
        self.key = key
        verifying = key.publicKey
    }

    static func generate() throws(CryptographyError) -> MLDSAKey {
        MLDSAKey(try throwing(.failure) { try Set.PrivateKey() })
    }

    /// - Throws: `invalidKey`, also for a key in its expanded form.
    init(pkcs8: SecretBytes) throws(CryptographyError) {
        self = try throwing(.invalidKey) {
            try pkcs8.withUnsafeBytes { der in
                let info = try PrivateKeyInfo(der)
                var reader = DERReader(info.privateKey)
                guard info.algorithm == Set.objectIdentifier, info.parameters.isEmpty,
                    let seed = reader.element(Self.seedTag), reader.isAtEnd, seed.count == Self.seedLength
                else { throw CryptographyError.invalidKey }
                return MLDSAKey(try Set.PrivateKey(seedRepresentation: seed, publicKey: nil))
            }
        }
    }

    var stored: SecretBytes {
        let start: [UInt8] =
            [0x30, 0x34, 0x02, 0x01, 0x00, 0x30, 0x0B, 0x06, 0x09] + Set.objectIdentifier
            + [0x04, 0x22, Self.seedTag, 0x20]
        return SecretBytes(parts: [start, key.seedRepresentation])
    }

    var publicKeyDER: [UInt8]? { Set.publicKeyStart + Array(verifying.rawRepresentation) }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        try throwing(.failure) { Array(try key.signature(for: message)) }
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        verifying.isValidSignature(signature, for: message)
    }
}
