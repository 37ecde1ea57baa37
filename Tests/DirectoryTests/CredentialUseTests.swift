import Core
import Directory
import Store
import Testing

@Suite("Use of credentials")
struct CredentialUseTests {
    @Test("A use shows at once and is written by the next flush; the latest counts")
    func recordAndFlush() async throws {
        let store = try CountingStore()
        let uses = CredentialUse(store: store)
        let later = CredentialUseRecord(time: TestPlane.time.adding(seconds: 5), service: "s3", region: "eu-west-1")
        uses.record(later, of: "AKIA1", in: TestPlane.account)
        uses.record(CredentialUseRecord(time: TestPlane.time, service: "sqs"), of: "AKIA1", in: TestPlane.account)
        #expect(try await uses.lastUse(of: "AKIA1", in: TestPlane.account) == later)
        #expect(try await stored("AKIA1", store) == nil)
        try await uses.flush()
        #expect(try await stored("AKIA1", store) == later)
        #expect(try await uses.lastUse(of: "AKIA1", in: TestPlane.account) == later)
        #expect(try await uses.lastUse(of: "AKIA2", in: TestPlane.account) == nil)
    }

    @Test("An older use of this node does not hide a later one of another")
    func merge() async throws {
        let store = try CountingStore()
        let (one, other) = (CredentialUse(store: store), CredentialUse(store: store))
        let later = CredentialUseRecord(time: TestPlane.time.adding(seconds: 5))
        one.record(CredentialUseRecord(time: TestPlane.time), of: "AROA1", in: TestPlane.account)
        other.record(later, of: "AROA1", in: TestPlane.account)
        try await other.flush()
        #expect(try await one.lastUse(of: "AROA1", in: TestPlane.account) == later)
        try await one.flush()
        #expect(try await stored("AROA1", store) == later)
    }

    @Test("A flush with nothing to write changes nothing")
    func emptyFlush() async throws {
        let store = try CountingStore()
        let revision = store.revision(of: Collections.credentialUses.name)
        try await CredentialUse(store: store).flush()
        #expect(store.revision(of: Collections.credentialUses.name) == revision)
    }

    private func stored(_ id: String, _ store: CountingStore) async throws -> CredentialUseRecord? {
        try await store.read { try Collections.credentialUses.get(id, in: TestPlane.scope, $0) }
    }
}
