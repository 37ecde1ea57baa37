import Crypto
import FoundationEssentials

/// A key pair on one of NIST's prime curves, for ECDSA or ECDH.
struct NISTKey<Curve: NISTCurve>: KeyOperations {
    private let signing: Curve.ECDSA
    private let publicKey: NISTPublicKey<Curve>

    init(_ key: Curve.ECDSA) {
        signing = key
        publicKey = NISTPublicKey(key.publicKey)
    }

    static func generate() -> NISTKey {
        // A compact point would cost the key a bit, for an encoding that AWS does not have.
        NISTKey(Curve.ECDSA(compactRepresentable: false))
    }

    /// - Throws: `invalidKey` for another curve, which the library does not look at, for a scalar out of range, or a
    ///   public key that is not the scalar's.
    init(pkcs8: SecretBytes) throws(CryptographyError) {
        self = try throwing(.invalidKey) {
            try pkcs8.withUnsafeBytes { der in
                let info = try PrivateKeyInfo(der)
                let key = try ECPrivateKey(info, curve: Curve.objectIdentifier)
                guard key.scalar.count == Curve.scalarLength else { throw CryptographyError.invalidKey }
                let made = NISTKey(try Curve.ECDSA(rawRepresentation: key.scalar))
                if let point = key.publicPoint {
                    guard made.publicKey.point.elementsEqual(point) else {
                        throw CryptographyError.invalidKey
                    }
                }
                return made
            }
        }
    }

    var stored: SecretBytes {
        var scalar = signing.rawRepresentation
        defer { SecretBytes.wipe(&scalar) }
        return SecretBytes(parts: [
            Curve.pkcs8.start, scalar, Curve.pkcs8.middle, publicKey.point,
        ])
    }

    var publicKeyDER: [UInt8]? { publicKey.der }

    func sign(
        _ message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> [UInt8] {
        let digest = try algorithm.digest(of: message, type)
        return try throwing(.failure) { Array(try signing.signature(for: digest).derRepresentation) }
    }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        try publicKey.verify(signature, of: message, type, algorithm)
    }

    /// The x-coordinate of the shared point (SP 800-56A, section 5.7.1.2), which the caller puts through a KDF.
    func sharedSecret(withPublicKeyDER der: [UInt8]) throws(CryptographyError) -> SecretBytes {
        let point = try SubjectPublicKeyInfo.point(der, curve: Curve.objectIdentifier)
        var scalar = signing.rawRepresentation
        defer { SecretBytes.wipe(&scalar) }
        return try throwing(.invalidPublicKey) {
            let peer = try Curve.ECDH.PublicKey(x963Representation: point)
            let own = try Curve.ECDH(rawRepresentation: scalar)
            return SecretBytes(copying: try own.sharedSecretFromKeyAgreement(with: peer))
        }
    }
}

/// The public half, for ECDSA.
struct NISTPublicKey<Curve: NISTCurve>: Sendable {
    private let key: Curve.ECDSA.PublicKey

    fileprivate init(_ key: Curve.ECDSA.PublicKey) { self.key = key }

    init(der: [UInt8]) throws(CryptographyError) {
        let point = try SubjectPublicKeyInfo.point(der, curve: Curve.objectIdentifier)
        key = try throwing(.invalidPublicKey) { try Curve.ECDSA.PublicKey(x963Representation: point) }
    }

    var der: [UInt8] { Array(key.derRepresentation) }

    /// Uncompressed, as ANSI X9.63 has it.
    var point: Data { key.x963Representation }

    func verify(
        _ signature: [UInt8], of message: [UInt8], _ type: MessageType, _ algorithm: SigningAlgorithm
    ) throws(CryptographyError) -> Bool {
        let digest = try algorithm.digest(of: message, type)
        guard let signature = try? Curve.ECDSA.PublicKey.Signature(derRepresentation: signature) else { return false }
        return key.isValidSignature(signature, for: digest)
    }
}
