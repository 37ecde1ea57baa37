import Crypto
import CryptoExtras
import Foundation

@testable import Federation

/// A key pair of an issuer; signs without the library under test.
struct TestKey: Sendable {
    enum Material: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case p256(P256.Signing.PrivateKey)
        case p384(P384.Signing.PrivateKey)
        case p521(P521.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    let material: Material
    var id: String?

    init(_ material: Material, id: String? = "one") {
        self.material = material
        self.id = id
    }

    static let rsaMaterial = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    /// One RSA key for all tests: making them is slow.
    static func rsa(id: String? = "one") throws -> TestKey { TestKey(.rsa(try rsaMaterial.get()), id: id) }
    static func p256(id: String? = "one") -> TestKey { TestKey(.p256(P256.Signing.PrivateKey()), id: id) }

    static func fitting(_ algorithm: SignatureAlgorithm) throws -> TestKey {
        switch algorithm {
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: try rsa()
        case .es256: p256()
        case .es384: TestKey(.p384(P384.Signing.PrivateKey()))
        case .es512: TestKey(.p521(P521.Signing.PrivateKey()))
        case .edDSA: TestKey(.ed25519(Curve25519.Signing.PrivateKey()))
        }
    }

    /// The public half as a member of a JWK set, with further members (`"use":"sig"`).
    func jwk(_ more: String...) throws -> String {
        let members = try parameters().map { "\"\($0)\":\"\($1)\"" } + (id.map { ["\"kid\":\"\($0)\""] } ?? []) + more
        return "{\(members.joined(separator: ","))}"
    }

    private func parameters() throws -> [(String, String)] {
        func point(_ curve: String, _ bytes: Data) -> [(String, String)] {
            let half = (bytes.count - 1) / 2
            return [
                ("kty", "EC"), ("crv", curve), ("x", Self.base64URL(bytes.dropFirst().prefix(half))),
                ("y", Self.base64URL(bytes.suffix(half))),
            ]
        }
        switch material {
        case .rsa(let key):
            let numbers = try key.publicKey.getKeyPrimitives()
            return [
                ("kty", "RSA"), ("n", Self.base64URL(numbers.modulus)), ("e", Self.base64URL(numbers.publicExponent)),
            ]
        case .p256(let key): return point("P-256", key.publicKey.x963Representation)
        case .p384(let key): return point("P-384", key.publicKey.x963Representation)
        case .p521(let key): return point("P-521", key.publicKey.x963Representation)
        case .ed25519(let key):
            return [("kty", "OKP"), ("crv", "Ed25519"), ("x", Self.base64URL(key.publicKey.rawRepresentation))]
        }
    }

    static func base64URL(_ bytes: some Collection<UInt8>) -> String { Base64URL.encode(Array(bytes)) }
}

extension TestKey {
    func signature(of content: [UInt8], by algorithm: SignatureAlgorithm) throws -> [UInt8] {
        switch (material, algorithm) {
        case (.rsa(let key), .rs256): try rsa(key, SHA256.hash(data: content), .insecurePKCS1v1_5)
        case (.rsa(let key), .rs384): try rsa(key, SHA384.hash(data: content), .insecurePKCS1v1_5)
        case (.rsa(let key), .rs512): try rsa(key, SHA512.hash(data: content), .insecurePKCS1v1_5)
        case (.rsa(let key), .ps256): try rsa(key, SHA256.hash(data: content), .PSS)
        case (.rsa(let key), .ps384): try rsa(key, SHA384.hash(data: content), .PSS)
        case (.rsa(let key), .ps512): try rsa(key, SHA512.hash(data: content), .PSS)
        case (.p256(let key), _): Array(try key.signature(for: SHA256.hash(data: content)).rawRepresentation)
        case (.p384(let key), _): Array(try key.signature(for: SHA384.hash(data: content)).rawRepresentation)
        case (.p521(let key), _): Array(try key.signature(for: SHA512.hash(data: content)).rawRepresentation)
        case (.ed25519(let key), _): Array(try key.signature(for: content))
        case (.rsa, _): []
        }
    }

    private func rsa(
        _ key: _RSA.Signing.PrivateKey, _ digest: some Digest, _ padding: _RSA.Signing.Padding
    ) throws -> [UInt8] {
        Array(try key.signature(for: digest, padding: padding).rawRepresentation)
    }

    /// A token with exactly these texts as header and payload.
    func token(header: String, payload: String, by algorithm: SignatureAlgorithm) throws -> String {
        let content = Self.base64URL(Array(header.utf8)) + "." + Self.base64URL(Array(payload.utf8))
        return content + "." + Self.base64URL(try signature(of: Array(content.utf8), by: algorithm))
    }

    /// A token with this key's header.
    func token(_ payload: String, by algorithm: SignatureAlgorithm = .es256) throws -> String {
        let kid = id.map { ",\"kid\":\"\($0)\"" } ?? ""
        return try token(header: "{\"alg\":\"\(algorithm.rawValue)\"\(kid)}", payload: payload, by: algorithm)
    }
}
