import Crypto
import FoundationEssentials

/// The library's ECDSA and ECDH types of one curve, which share no public protocol, and how the curve is encoded.
protocol NISTCurve: Sendable {
    associatedtype ECDSA: ECDSAPrivateKey
    associatedtype ECDH: ECDHPrivateKey

    /// The contents of the curve's OBJECT IDENTIFIER (RFC 5480, section 2.1.1.1).
    static var objectIdentifier: [UInt8] { get }
    static var scalarLength: Int { get }
    /// PKCS #8 up to the scalar, and between scalar and public point (RFC 5915, section 3). All lengths are fixed.
    static var pkcs8: (start: [UInt8], middle: [UInt8]) { get }
}

protocol ECDSAPrivateKey: Sendable {
    associatedtype PublicKey: ECDSAPublicKey
    init(compactRepresentable: Bool)
    init<Bytes: ContiguousBytes>(rawRepresentation: Bytes) throws
    var rawRepresentation: Data { get }
    var publicKey: PublicKey { get }
    func signature<Value: Digest>(for digest: Value) throws -> PublicKey.Signature
}

protocol ECDSAPublicKey: Sendable {
    associatedtype Signature: ECDSASignature
    init<Bytes: ContiguousBytes>(x963Representation: Bytes) throws
    var derRepresentation: Data { get }
    var x963Representation: Data { get }
    func isValidSignature<Value: Digest>(_ signature: Signature, for digest: Value) -> Bool
}

protocol ECDSASignature {
    init<Bytes: DataProtocol>(derRepresentation: Bytes) throws
    var derRepresentation: Data { get }
}

protocol ECDHPrivateKey {
    associatedtype PublicKey: ECDHPublicKey
    init<Bytes: ContiguousBytes>(rawRepresentation: Bytes) throws
    func sharedSecretFromKeyAgreement(with peer: PublicKey) throws -> SharedSecret
}

protocol ECDHPublicKey {
    init<Bytes: ContiguousBytes>(x963Representation: Bytes) throws
}

extension P256.Signing.PrivateKey: ECDSAPrivateKey {}
extension P256.Signing.PublicKey: ECDSAPublicKey {}
extension P256.Signing.ECDSASignature: ECDSASignature {}
extension P256.KeyAgreement.PrivateKey: ECDHPrivateKey {}
extension P256.KeyAgreement.PublicKey: ECDHPublicKey {}

extension P384.Signing.PrivateKey: ECDSAPrivateKey {}
extension P384.Signing.PublicKey: ECDSAPublicKey {}
extension P384.Signing.ECDSASignature: ECDSASignature {}
extension P384.KeyAgreement.PrivateKey: ECDHPrivateKey {}
extension P384.KeyAgreement.PublicKey: ECDHPublicKey {}

extension P521.Signing.PrivateKey: ECDSAPrivateKey {}
extension P521.Signing.PublicKey: ECDSAPublicKey {}
extension P521.Signing.ECDSASignature: ECDSASignature {}
extension P521.KeyAgreement.PrivateKey: ECDHPrivateKey {}
extension P521.KeyAgreement.PublicKey: ECDHPublicKey {}

extension P256: NISTCurve {
    typealias ECDSA = Signing.PrivateKey
    typealias ECDH = KeyAgreement.PrivateKey

    static let objectIdentifier = ObjectIdentifier.secp256r1
    static let scalarLength = 32
    static let pkcs8: (start: [UInt8], middle: [UInt8]) = (
        [
            0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE,
            0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x04,
            0x6D, 0x30, 0x6B, 0x02, 0x01, 0x01, 0x04, 0x20,
        ],
        [0xA1, 0x44, 0x03, 0x42, 0x00]
    )
}

extension P384: NISTCurve {
    typealias ECDSA = Signing.PrivateKey
    typealias ECDH = KeyAgreement.PrivateKey

    static let objectIdentifier = ObjectIdentifier.secp384r1
    static let scalarLength = 48
    static let pkcs8: (start: [UInt8], middle: [UInt8]) = (
        [
            0x30, 0x81, 0xB6, 0x02, 0x01, 0x00, 0x30, 0x10, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE,
            0x3D, 0x02, 0x01, 0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22, 0x04, 0x81, 0x9E, 0x30,
            0x81, 0x9B, 0x02, 0x01, 0x01, 0x04, 0x30,
        ],
        [0xA1, 0x64, 0x03, 0x62, 0x00]
    )
}

extension P521: NISTCurve {
    typealias ECDSA = Signing.PrivateKey
    typealias ECDH = KeyAgreement.PrivateKey

    static let objectIdentifier = ObjectIdentifier.secp521r1
    static let scalarLength = 66
    static let pkcs8: (start: [UInt8], middle: [UInt8]) = (
        [
            0x30, 0x81, 0xEE, 0x02, 0x01, 0x00, 0x30, 0x10, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE,
            0x3D, 0x02, 0x01, 0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23, 0x04, 0x81, 0xD6, 0x30,
            0x81, 0xD3, 0x02, 0x01, 0x01, 0x04, 0x42,
        ],
        [0xA1, 0x81, 0x89, 0x03, 0x81, 0x86, 0x00]
    )
}
