package import Core
import Crypto
package import NIOSSL
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A certificate authority of the plane's own, for `--tls` without certificates from elsewhere.
///
/// The authority lives in the plane's home; a server certificate is issued anew at each start, so its key never lies on
/// disk.
package struct LocalAuthority {
    private let key: P256.Signing.PrivateKey
    private let certificate: Certificate

    /// The authority's certificate in PEM, which clients are told to trust (`AWS_CA_BUNDLE`).
    package var pem: String {
        get throws { try certificate.serializeAsPEM().pemString }
    }

    /// The authority's key in PEM, to be kept in a file of mode 0600.
    package var keyPEM: String { key.pemRepresentation }

    package init(certificatePEM: String, keyPEM: String) throws {
        certificate = try Certificate(pemEncoded: certificatePEM)
        key = try P256.Signing.PrivateKey(pemRepresentation: keyPEM)
    }

    /// Makes a new authority, valid for ten years.
    package init(now: Timestamp) throws {
        let key = P256.Signing.PrivateKey()
        self.key = key
        let name = try DistinguishedName {
            OrganizationName("Castellan")
            CommonName("Castellan local authority")
        }
        certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey),
            notValidBefore: Self.date(now.adding(seconds: -3600)),
            notValidAfter: Self.date(now.adding(seconds: 10 * 365 * 86400)),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
            },
            issuerPrivateKey: .init(key))
    }

    /// A server's TLS settings with a certificate for these names and addresses, valid for 90 days.
    package func serverConfiguration(names: [String], now: Timestamp) throws -> TLSConfiguration {
        let leafKey = P256.Signing.PrivateKey()
        let alternatives = names.map { name -> GeneralName in
            let octets = name.split(separator: ".").compactMap { UInt8($0) }
            if octets.count == 4 { return .ipAddress(ASN1OctetString(contentBytes: octets[...])) }
            if name == "::1" {
                return .ipAddress(ASN1OctetString(contentBytes: [UInt8](repeating: 0, count: 15) + [1]))
            }
            return .dnsName(name)
        }
        let leaf = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(leafKey.publicKey),
            notValidBefore: Self.date(now.adding(seconds: -3600)),
            notValidAfter: Self.date(now.adding(seconds: 90 * 86400)),
            issuer: certificate.subject,
            subject: try DistinguishedName { CommonName(names.first ?? "localhost") },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(alternatives)
                AuthorityKeyIdentifier(
                    keyIdentifier: try certificate.extensions.subjectKeyIdentifier?.keyIdentifier)
            },
            issuerPrivateKey: .init(key))
        let chain = try [leaf, certificate].map {
            NIOSSLCertificateSource.certificate(
                try NIOSSLCertificate(bytes: Array(try $0.serializeAsPEM().pemString.utf8), format: .pem))
        }
        let privateKey = try NIOSSLPrivateKey(bytes: Array(leafKey.pemRepresentation.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    private static func date(_ time: Timestamp) -> Date { Date(timeIntervalSince1970: time.epochSeconds) }
}
