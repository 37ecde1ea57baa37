import Core
import Directory
import Keyring
import Plane
import Store
import Testing

@Suite("Access keys")
struct AccessKeyTests {
    @Test("A key is found by its id alone, with its account and its secret")
    func find() async throws {
        let plane = try TestPlane()
        let (id, secret) = try await plane.makeKey(for: "alice")
        let key = try #require(try await plane.directory.accessKey(id))
        #expect(key.account == TestPlane.account)
        #expect(key.secret == secret)
        #expect(key.record.userName == "alice")
        #expect(!String(decoding: key.record.sealedSecret, as: UTF8.self).contains(secret.revealedText))
    }

    @Test("The second question costs no read, be the key known or not")
    func caching() async throws {
        let plane = try TestPlane()
        let (id, _) = try await plane.makeKey(for: "alice")
        for id in [id, "AKIAAAAAAAAAAAAAAAAA", "test", ""] {
            _ = try await plane.directory.accessKey(id)
            let reads = plane.store.reads
            _ = try await plane.directory.accessKey(id)
            #expect(plane.store.reads == reads)
        }
    }

    @Test("A change shows at once: new keys, deactivated keys, deleted keys")
    func invalidation() async throws {
        let plane = try TestPlane()
        let (id, _) = try await plane.makeKey(for: "alice")
        #expect(try await plane.directory.accessKey(id)?.record.isActive == true)
        try await plane.write { writer in
            guard var record = try Collections.accessKeys.get(id, in: TestPlane.scope, writer) else { return }
            record.isActive = false
            try Collections.accessKeys.put(record, at: id, in: TestPlane.scope, writer)
        }
        #expect(try await plane.directory.accessKey(id)?.record.isActive == false)
        try await plane.write { try Collections.accessKeys.delete(id, in: TestPlane.scope, $0) }
        #expect(try await plane.directory.accessKey(id) == nil)
    }

    @Test("A root key may have any id", arguments: ["test", "AKIAIOSFODNN7EXAMPLE"])
    func chosenID(id: String) async throws {
        let plane = try TestPlane()
        #expect(try await plane.directory.accessKey(id) == nil)
        let account = try await plane.directory.createAccount(
            TestPlane.account, name: "management", rootKey: (id, Secret("chosen")), at: TestPlane.time)
        #expect(account.rootAccessKeys == [id])
        let key = try #require(try await plane.directory.accessKey(id))
        #expect(key.secret == Secret("chosen"))
        let caller = try await plane.directory.caller(for: key)
        #expect(caller?.identity == .root)
        #expect(caller?.arn == "arn:aws:iam::123456789012:root")
        #expect(try await plane.directory.accounts() == [account])
        #expect(try await plane.directory.account(TestPlane.account) == account)
        await #expect(throws: StoreError.conditionFailed(collection: "iam.accounts")) {
            try await plane.directory.createAccount(TestPlane.account, rootKey: nil, at: TestPlane.time)
        }
    }

    @Test("A secret opens only with the keyring and for the id that it was sealed with")
    func sealing() throws {
        let keyring = Keyring(RootKey())
        let made = try AccessKeyRecord.make(
            for: nil, in: TestPlane.account, created: TestPlane.time, keyring: keyring)
        #expect(try made.record.secret(keyring) == made.secret)
        #expect(throws: KeyringError.self) { try made.record.secret(Keyring(RootKey())) }
        var other = made.record
        other.id = "AKIAOTHER"
        #expect(throws: KeyringError.self) { try other.secret(keyring) }
    }
}
