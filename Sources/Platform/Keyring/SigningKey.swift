import Crypto
import CryptoExtras
package import FoundationEssentials

/// An RSA key of 2048 bits that signs audit digests, PKCS #1 v1.5 over SHA-256, as CloudTrail does.
package struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let key: _RSA.Signing.PrivateKey

    package var publicKey: VerifyingKey { VerifyingKey(key.publicKey) }

    private init(_ key: _RSA.Signing.PrivateKey) { self.key = key }

    /// Takes up to a second: primes are searched.
    package static func generate() throws -> SigningKey {
        SigningKey(try _RSA.Signing.PrivateKey(keySize: .bits2048))
    }

    /// - Throws: `KeyringError` for what is no RSA private key of at least 2048 bits.
    package static func load(pem: String) throws(KeyringError) -> SigningKey {
        do {
            return SigningKey(try _RSA.Signing.PrivateKey(pemRepresentation: pem))
        } catch {
            throw KeyringError(.invalidKey, "Signing key")
        }
    }

    /// Reads the key from a file of mode 0600, or makes both on the first start.
    package static func loadOrCreate(at path: String) throws -> SigningKey {
        do throws(KeyringError) {
            return try load(pem: String(decoding: try ProtectedFile.read(path), as: UTF8.self))
        } catch  where error.reason == .notFound {
            let key = try generate()
            do throws(KeyringError) {
                try ProtectedFile.write(Array(key.revealedPEM.utf8), to: path)
                return key
            } catch  where error.reason == .exists {
                return try load(pem: String(decoding: try ProtectedFile.read(path), as: UTF8.self))
            }
        }
    }

    /// The private key in PEM, to be stored sealed or in a `ProtectedFile`.
    package var revealedPEM: String { key.pemRepresentation }

    package func signature(for message: some DataProtocol) throws -> [UInt8] {
        Array(try key.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
    }

    package var description: String { "SigningKey [redacted]" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The public half of a `SigningKey`.
package struct VerifyingKey: Sendable {
    private let key: _RSA.Signing.PublicKey

    fileprivate init(_ key: _RSA.Signing.PublicKey) { self.key = key }

    /// - Parameter der: PKCS #1 or SubjectPublicKeyInfo.
    /// - Throws: `KeyringError` for what is no RSA public key of at least 2048 bits.
    package init(der: [UInt8]) throws(KeyringError) {
        do {
            key = try _RSA.Signing.PublicKey(derRepresentation: der)
        } catch {
            throw KeyringError(.invalidKey, "Public key")
        }
    }

    /// - Throws: `KeyringError` for what is no RSA public key of at least 2048 bits.
    package init(pem: String) throws(KeyringError) {
        do {
            key = try _RSA.Signing.PublicKey(pemRepresentation: pem)
        } catch {
            throw KeyringError(.invalidKey, "Public key")
        }
    }

    /// PKCS #1, the form of CloudTrail's ListPublicKeys.
    package var pkcs1DER: [UInt8] { Array(key.pkcs1DERRepresentation) }

    /// SubjectPublicKeyInfo, the form that other tools read.
    package var subjectPublicKeyInfoDER: [UInt8] { Array(key.derRepresentation) }

    package var pem: String { key.pemRepresentation }

    package func isValid(_ signature: [UInt8], for message: some DataProtocol) -> Bool {
        key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: message),
            padding: .insecurePKCS1v1_5)
    }
}
