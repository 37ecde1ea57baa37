import Foundation
import Keyring
import Testing

@Suite("Key files")
struct FileTests {
    private let directory: String

    init() {
        directory = NSTemporaryDirectory() + "keyring-" + UUID().uuidString
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("The root key is made once, for its owner alone, and read again")
    func rootKey() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/home/root.key"
        let blob = try Keyring(try RootKey.loadOrCreate(at: path)).seal([1], purpose: "p", context: "c")
        #expect(try Keyring(try RootKey.loadOrCreate(at: path)).open(blob, purpose: "p", context: "c") == [1])
        #expect(try mode(path) == 0o600)
        #expect(try mode(directory + "/home") == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/home") == ["root.key"])
        #expect(throws: KeyringError(.exists, path)) { try RootKey.create(at: path) }
    }

    @Test("A key that others may read is refused", arguments: [0o640, 0o604, 0o620])
    func exposed(mode: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/root.key"
        _ = try RootKey.create(at: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let error = #expect(throws: KeyringError.self) { try RootKey.loadOrCreate(at: path) }
        #expect(error == KeyringError(.exposed(mode: String(mode, radix: 8)), path))
        #expect(error?.description.contains("chmod go-rwx") == true)
    }

    @Test("A key of another length is refused and left alone")
    func wrongLength() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/root.key"
        try ProtectedFile.write([1, 2, 3], to: path)
        #expect(throws: KeyringError(.wrongLength(expected: 32, found: 3), path)) {
            try RootKey.loadOrCreate(at: path)
        }
        #expect(try ProtectedFile.read(path) == [1, 2, 3])
    }

    @Test("A file is replaced only when asked to")
    func replacing() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/file"
        try ProtectedFile.write([1], to: path)
        #expect(throws: KeyringError(.exists, path)) { try ProtectedFile.write([2], to: path) }
        #expect(try ProtectedFile.read(path) == [1])
        try ProtectedFile.write([2], to: path, replacing: true)
        #expect(try ProtectedFile.read(path) == [2])
        #expect(throws: KeyringError(.notFound, path + "x")) { try ProtectedFile.read(path + "x") }
        #expect(throws: KeyringError(.unknownFormat, directory)) { try ProtectedFile.read(directory) }
    }

    @Test("The signing key is made once and signs what its public key verifies")
    func signingKey() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/digest.pem"
        let key = try SigningKey.loadOrCreate(at: path)
        let message = Array("digest".utf8)
        let signature = try key.signature(for: message)
        let again = try SigningKey.loadOrCreate(at: path).publicKey
        #expect(signature.count == 256)
        #expect(again.isValid(signature, for: message))
        #expect(!again.isValid(signature, for: Array("other".utf8)))
        for der in [again.pkcs1DER, again.subjectPublicKeyInfoDER] {
            #expect(try VerifyingKey(der: der).isValid(signature, for: message))
        }
        #expect("\(key)" == "SigningKey [redacted]")
        #expect(throws: KeyringError(.invalidKey, "Signing key")) { try SigningKey.load(pem: "no key") }
    }
}
