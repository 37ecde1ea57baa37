import Core
import Foundation
import Testing

@testable import Keyring

@Suite("Root keys of a home")
struct RootFolderTests {
    static let time = Timestamp(seconds: 1_795_464_900)
    static let passphrase = Secret("correct horse battery staple")

    /// Fails the test when it asks for anything that was not given.
    private static func secrets(_ passphrase: Secret? = nil) -> RootSecrets {
        RootSecrets(
            passphrase: { try #require(passphrase, "a passphrase was asked for") },
            pin: { throw KeyringError(.notFound, "a PIN was asked for") })
    }

    private func withFolder(_ body: (RootFolder) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "root-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(RootFolder(path))
    }

    private static func files(_ folder: RootFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "root.lock" }.sorted()
    }

    @Test("a new home gets a key file, and a home of before keeps its own")
    func keyFile() throws {
        try withFolder { folder in
            #expect(try folder.state() == nil)
            let first = try folder.open(Self.secrets())
            #expect(try Self.files(folder) == ["root.key"])
            let again = try folder.open(Self.secrets())
            #expect(again.keyID == first.keyID)
            #expect(try folder.state()?.current.keyID == first.keyID)
        }
    }

    @Test("a change goes from file to passphrase and back, and what was sealed before still opens")
    func change() throws {
        try withFolder { folder in
            let keyring = try folder.open(Self.secrets())
            let (first, blob) = (keyring.keyID, try keyring.seal([1, 2, 3], purpose: "p", context: "c"))
            _ = try folder.begin(.passphrase(Self.passphrase), keyring)
            #expect(try folder.advance(keyring))
            #expect(keyring.keyID != first)
            let anew = try #require(try keyring.reseal(blob, purpose: "p", context: "c"))
            #expect(try keyring.reseal(anew, purpose: "p", context: "c") == nil)
            try folder.finish(keyring, at: Self.time)
            #expect(try Self.files(folder) == ["root.json"])

            let reopened = try folder.open(Self.secrets(Self.passphrase))
            #expect(try reopened.open(blob, purpose: "p", context: "c") == [1, 2, 3])
            #expect(try reopened.open(anew, purpose: "p", context: "c") == [1, 2, 3])

            _ = try folder.begin(.file, reopened)
            #expect(try folder.advance(reopened))
            try folder.finish(reopened, at: Self.time)
            let last = try folder.open(Self.secrets())
            #expect(try last.open(blob, purpose: "p", context: "c") == [1, 2, 3])
            #expect(try folder.state()?.retired.map(\.keyID) == [first, try #require(anew.keyID)])
        }
    }

    @Test("a change that was cut off opens from the source of before, whichever key sealed")
    func interruption() throws {
        try withFolder { folder in
            let keyring = try folder.open(Self.secrets())
            let old = try keyring.seal([1], purpose: "p", context: "c")
            _ = try folder.begin(.passphrase(Self.passphrase), keyring)
            _ = try folder.advance(keyring)
            let new = try keyring.seal([2], purpose: "p", context: "c")

            let restarted = try folder.open(Self.secrets())
            #expect(restarted.keyID == keyring.keyID)
            #expect(try restarted.open(old, purpose: "p", context: "c") == [1])
            #expect(try restarted.open(new, purpose: "p", context: "c") == [2])
            #expect(throws: KeyringError(.exists, "A change of the root key")) { try folder.begin(.file, restarted) }
        }
    }

    @Test("a key file that a kill left behind goes, and none that is needed does")
    func strayFiles() throws {
        try withFolder { folder in
            let keyring = try folder.open(Self.secrets())
            let stray = try ProtectedFile.read(folder.path + "/root.key")
            _ = try folder.begin(.file, keyring)
            _ = try folder.advance(keyring)
            try folder.finish(keyring, at: Self.time)
            try ProtectedFile.write(stray, to: folder.path + "/root.key")
            try ProtectedFile.write(stray, to: folder.path + "/root-copy.key")
            try folder.removeStrayFiles()
            #expect(Set(try Self.files(folder)) == ["root-\(keyring.keyID).key", "root-copy.key", "root.json"])
        }
    }

    @Test("a retired key opens what it sealed until it is forgotten, however late")
    func retirement() throws {
        try withFolder { folder in
            let keyring = try folder.open(Self.secrets())
            let blob = try keyring.seal([1], purpose: "p", context: "c")
            let first = keyring.keyID
            _ = try folder.begin(.file, keyring)
            _ = try folder.advance(keyring)
            try folder.finish(keyring, at: Self.time)
            let later = try folder.open(Self.secrets())
            #expect(try later.open(blob, purpose: "p", context: "c") == [1])
            try folder.forget([first], keyring)
            #expect(throws: KeyringError(.notAuthentic, "p")) { try keyring.open(blob, purpose: "p", context: "c") }
            #expect(try folder.state()?.retired == [])
        }
    }

    @Test("a wrong passphrase is told from a right one, and a short one is refused")
    func passphrases() throws {
        let root = RootKey()
        let wrap = try PassphraseWrap(root, under: Self.passphrase)
        #expect(try wrap.open(keyID: root.id, with: Self.passphrase).id == root.id)
        #expect(throws: KeyringError(.wrongSecret, "The root key's passphrase")) {
            try wrap.open(keyID: root.id, with: Secret("correct horse battery stable"))
        }
        #expect(throws: KeyringError(.wrongLength(expected: 12, found: 5), "Passphrase")) {
            try PassphraseWrap(root, under: Secret("short"))
        }
    }

    @Test("what is no state, or one that somebody altered, opens nothing")
    func hostileState() throws {
        try withFolder { folder in
            let keyring = try folder.open(Self.secrets())
            _ = try folder.begin(.passphrase(Self.passphrase), keyring)
            _ = try folder.advance(keyring)
            try folder.finish(keyring, at: Self.time)
            let file = folder.path + "/root.json"
            let good = try ProtectedFile.read(file)
            for bad in [
                "", "{}", "[]", String(decoding: good, as: UTF8.self).replacing("\"cost\" : 16", with: "\"cost\" : 60"),
            ] {
                try ProtectedFile.write(Array(bad.utf8), to: file, replacing: true)
                #expect(throws: KeyringError.self) { try folder.open(Self.secrets(Self.passphrase)) }
            }
            let otherID = String(decoding: good, as: UTF8.self).replacing(keyring.keyID, with: "00000000")
            try ProtectedFile.write(Array(otherID.utf8), to: file, replacing: true)
            #expect(throws: KeyringError.self) { try folder.open(Self.secrets(Self.passphrase)) }
        }
    }
}

extension [UInt8] {
    /// The id of the root key that a blob names.
    fileprivate var keyID: String? { count > 5 ? Hexadecimal.encode(self[1..<5]) : nil }
}
