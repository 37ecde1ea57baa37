import Core
import FoundationEssentials
import Gateway
import Keyring
import NIOSSL

/// The TLS settings of the listener, and what clients have to trust.
struct ServerTLS: Sendable {
    let configuration: TLSConfiguration
    /// The local authority's certificate; nil when certificates came from elsewhere.
    let authorityFile: String?

    /// nil when the plane serves plain HTTP.
    init?(_ settings: Settings, home: Home, now: Timestamp) throws {
        if let certificate = settings.certificateFile, let key = settings.keyFile {
            configuration = try Self.loaded(certificate, key)
            authorityFile = nil
            return
        }
        guard settings.usesTLS else { return nil }
        let authority = try Self.authority(home, now)
        var names = ["localhost", "127.0.0.1", "::1"]
        if !names.contains(settings.host), settings.host != "0.0.0.0", settings.host != "::" {
            names.insert(settings.host, at: 0)
        }
        configuration = try authority.serverConfiguration(names: names, now: now)
        authorityFile = home.authorityFile
    }

    private static func loaded(_ certificate: String, _ key: String) throws -> TLSConfiguration {
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            return configuration
        } catch {
            throw Complaint(
                "cannot use \(certificate) with \(key): \(error)", remedy: "give a certificate chain and its key in PEM"
            )
        }
    }

    private static func authority(_ home: Home, _ now: Timestamp) throws -> LocalAuthority {
        do {
            let key = try ProtectedFile.read(home.authorityKeyFile)
            let certificate = try ProtectedFile.read(home.authorityFile)
            return try LocalAuthority(
                certificatePEM: String(decoding: certificate, as: UTF8.self),
                keyPEM: String(decoding: key, as: UTF8.self))
        } catch let error as KeyringError where error.reason == .notFound {
            let authority = try LocalAuthority(now: now)
            try ProtectedFile.write(Array(authority.keyPEM.utf8), to: home.authorityKeyFile, replacing: true)
            try ProtectedFile.write(Array(try authority.pem.utf8), to: home.authorityFile, replacing: true)
            return authority
        }
    }
}
