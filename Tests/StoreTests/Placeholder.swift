import Core
import Store
import StoreSQLite
import Testing

@Test("smoke")
func smoke() async throws {
    for store in [try SQLiteStore.inMemory(), try SQLiteStore(path: "/tmp/storesmoke/a/b.db")] {
        let scope = Scope(account: "1", region: "")
        try await store.write {
            #expect(try $0.put(RecordKey(scope, "a.b", "k"), [1], expires: nil, if: .none) > 0)
            try $0.put(RecordKey(scope, "a.b", "é\u{0}"), [], expires: nil, if: .none)
        }
        let all = try await store.read { try $0.scan("a.b", in: scope, prefix: "", after: nil, limit: .max) }
        #expect(all.map(\.key.key) == ["k", "é\u{0}"])
        #expect(store.revision(of: "a.b") == 1)
        #expect(try await store.read { try $0.scopes(of: "a.b") } == [scope])
        try await store.close()
    }
}
