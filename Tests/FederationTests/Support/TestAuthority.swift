import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// A private certificate authority with one server certificate.
struct TestAuthority {
    let pem: String
    let server: NIOSSLContext

    init(host: String) throws {
        let root = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let rootName = try DistinguishedName { CommonName("Test authority") }
        let authority = try Self.certificate(
            rootName, key: root.publicKey, issuer: rootName, signer: root,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true))
            })
        let key = P256.Signing.PrivateKey()
        let leaf = try Self.certificate(
            DistinguishedName { CommonName("server") }, key: Certificate.PrivateKey(key).publicKey, issuer: rootName,
            signer: root,
            extensions: Certificate.Extensions {
                BasicConstraints.notCertificateAuthority
                SubjectAlternativeNames([.dnsName(host)])
            })
        pem = try authority.serializeAsPEM().pemString
        let chain = try NIOSSLCertificate(bytes: Array(leaf.serializeAsPEM().pemString.utf8), format: .pem)
        let privateKey = try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem)
        server = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(chain)], privateKey: .privateKey(privateKey)))
    }

    private static func certificate(
        _ subject: DistinguishedName, key: Certificate.PublicKey, issuer: DistinguishedName,
        signer: Certificate.PrivateKey, extensions: Certificate.Extensions
    ) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key,
            notValidBefore: Date.now.addingTimeInterval(-3_600), notValidAfter: Date.now.addingTimeInterval(86_400),
            issuer: issuer, subject: subject, signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions,
            issuerPrivateKey: signer)
    }

    /// Writes the authority's certificate to a file that is removed after the body.
    func withFile<T>(_ body: (String) async throws -> T) async throws -> T {
        let file = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString).pem")
        try Data(pem.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path)
    }
}
