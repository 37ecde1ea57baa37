import Core
import Foundation
import Keyring
import Store
import StoreSQLite
import Testing

@testable import Resealing

@Suite("Changing the root key")
struct RootKeyChangeTests {
    private struct Sealed: Codable, Sendable {
        let name: String
        var blob: [UInt8]
    }

    private static let records = RecordCollection<Sealed>("test.sealed")
    private static let collection = SealedCollection(records) { record, scope, keyring in
        let context = "\(scope.account) \(record.name)"
        guard let blob = try keyring.reseal(record.blob, purpose: "test", context: context) else { return false }
        record.blob = blob
        return true
    }
    private static let scopes = ["111122223333", "444455556666"].map { Scope(account: $0, region: "") }
    private static let secrets = RootSecrets(
        passphrase: { throw KeyringError(.notFound, "passphrase") }, pin: { throw KeyringError(.notFound, "PIN") })

    private let clock = ManualClock(Timestamp(seconds: 1_795_464_900))

    private func withPlane(
        _ count: Int, _ body: (RootFolder, Keyring, SQLiteStore) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "change-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = RootFolder(path)
        let keyring = try folder.open(Self.secrets)
        let store = try SQLiteStore.inMemory(clock: clock)
        for number in 0..<count { try await Self.add("record-\(number)", store, keyring) }
        try await body(folder, keyring, store)
        try await store.close()
    }

    private static func add(_ name: String, _ store: some Store, _ keyring: Keyring) async throws {
        try await store.write { writer in
            for scope in scopes {
                let blob = try keyring.seal(
                    Array(name.utf8), purpose: "test", context: "\(scope.account) \(name)")
                try records.put(Sealed(name: name, blob: blob), at: name, in: scope, writer)
            }
        }
    }

    private static func all(_ store: some Store) async throws -> [(Scope, Sealed)] {
        try await store.read { reader in
            try scopes.flatMap { scope in try records.list(in: scope, reader).map { (scope, $0.value) } }
        }
    }

    @Test("every record of every scope is sealed anew, once, and opens without the old key")
    func complete() async throws {
        try await withPlane(250) { folder, keyring, store in
            let change = RootKeyChange(folder, keyring, [Self.collection], store: store)
            #expect(try await change.run(at: clock.now()) == 0)
            let old = keyring.keyID
            _ = try folder.begin(.file, keyring)
            #expect(try await change.run(at: clock.now()) == 500)
            #expect(try await change.run(at: clock.now()) == 0)
            keyring.forget(keyID: old)
            let all = try await Self.all(store)
            #expect(all.count == 500)
            for (scope, record) in all {
                let context = "\(scope.account) \(record.name)"
                #expect(
                    try keyring.open(record.blob, purpose: "test", context: context) == Array(record.name.utf8))
            }
        }
    }

    @Test("a change that ends half-way goes on after a restart, and records that came meanwhile are whole")
    func interruption() async throws {
        struct Killed: Error {}
        try await withPlane(250) { folder, keyring, store in
            _ = try folder.begin(.file, keyring)
            _ = try folder.advance(keyring)
            let first = SealedCollection(Self.records) { record, scope, keyring in
                if record.name == "record-220", scope == Self.scopes[1] { throw Killed() }
                let context = "\(scope.account) \(record.name)"
                guard let blob = try keyring.reseal(record.blob, purpose: "test", context: context) else {
                    return false
                }
                record.blob = blob
                return true
            }
            await #expect(throws: Killed.self) {
                try await RootKeyChange(folder, keyring, [first], store: store).run(at: clock.now())
            }
            #expect(try folder.state()?.next != nil)

            let restarted = try folder.open(Self.secrets)
            try await Self.add("newcomer", store, restarted)
            let count = try await RootKeyChange(folder, restarted, [Self.collection], store: store).run(at: clock.now())
            #expect((1..<500).contains(count))
            #expect(try folder.state()?.next == nil)
            let current = Keyring(try RootKey.load(from: "\(folder.path)/root-\(restarted.keyID).key"))
            for (scope, record) in try await Self.all(store) {
                let context = "\(scope.account) \(record.name)"
                #expect(
                    try current.open(record.blob, purpose: "test", context: context) == Array(record.name.utf8))
            }
        }
    }

    @Test("a retired key is forgotten only after what it sealed late was sealed anew")
    func lateWrites() async throws {
        try await withPlane(3) { folder, keyring, store in
            let old = try folder.open(Self.secrets)
            _ = try folder.begin(.file, keyring)
            let change = RootKeyChange(folder, keyring, [Self.collection], store: store)
            _ = try await change.run(at: clock.now())
            try await Self.add("late", store, old)
            clock.advance(seconds: 37 * 3_600)
            let restarted = try folder.open(Self.secrets)
            let later = RootKeyChange(folder, restarted, [Self.collection], store: store)
            #expect(try await later.run(at: clock.now()) == 2)
            #expect(try folder.state()?.retired == [])
            for (scope, record) in try await Self.all(store) {
                let context = "\(scope.account) \(record.name)"
                #expect(
                    try restarted.open(record.blob, purpose: "test", context: context) == Array(record.name.utf8))
            }
        }
    }
}
