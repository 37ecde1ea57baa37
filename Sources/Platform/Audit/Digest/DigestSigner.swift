package import CryptoExtras
import Crypto
import FoundationEssentials
package import Keyring

/// The key pair that signs digests, by `SHA256withRSA` (PKCS #1 v1.5), as CloudTrail's do.
package struct DigestSigner: Sendable {
    private let key: _RSA.Signing.PrivateKey
    package let publicKey: DigestPublicKey

    package init(_ key: _RSA.Signing.PrivateKey) {
        self.key = key
        publicKey = DigestPublicKey(key.publicKey)
    }

    /// The signer of a plane's own key.
    package init(_ key: SigningKey) throws {
        self.init(try _RSA.Signing.PrivateKey(pemRepresentation: key.revealedPEM))
    }

    /// A new key of 2048 bits; for planes that keep nothing, and for tests.
    package static func random() throws -> DigestSigner {
        DigestSigner(try _RSA.Signing.PrivateKey(keySize: .bits2048))
    }

    func sign(_ statement: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: SHA256.hash(data: statement), padding: .insecurePKCS1v1_5).rawRepresentation)
    }
}

/// The public half, which is all that verifying needs.
package struct DigestPublicKey: Sendable {
    private let key: _RSA.Signing.PublicKey
    /// `digestPublicKeyFingerprint`: MD5 over the key's PKCS #1 DER form in hexadecimal, the form of CloudTrail's. It
    /// only tells keys apart and proves nothing.
    package let fingerprint: String

    package init(_ key: _RSA.Signing.PublicKey) {
        self.key = key
        fingerprint = Hex.text(Insecure.MD5.hash(data: key.pkcs1DERRepresentation))
    }

    /// - Throws: when the text is no RSA public key of 2048 bits or more.
    package init(pem: String) throws {
        self.init(try _RSA.Signing.PublicKey(pemRepresentation: pem))
    }

    package var pem: String { key.pemRepresentation }

    func isValid(_ signature: [UInt8], for statement: [UInt8]) -> Bool {
        key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: Data(signature)), for: SHA256.hash(data: statement),
            padding: .insecurePKCS1v1_5)
    }
}
