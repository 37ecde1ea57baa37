import Core
import Store
import Testing

@Suite("A store keeps records")
struct RecordTests {
    @Test("A record is written, read, replaced and removed", arguments: Backend.allCases)
    func lifeOfARecord(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            #expect(try await store.get("a") == nil)
            #expect(try await store.put("a", [1, 2]) == 1)
            #expect(
                try await store.get("a") == Record(key: .test("a"), value: [1, 2], version: 1, expires: nil))
            #expect(try await store.put("a", []) == 2)
            #expect(try await store.get("a") == Record(key: .test("a"), value: [], version: 2, expires: nil))
            #expect(try await store.delete("a"))
            #expect(try await store.get("a") == nil)
            #expect(try await store.delete("a") == false)
        }
    }

    @Test("Versions begin again after a removal", arguments: Backend.allCases)
    func versionsRestart(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.put("a")
            try await store.put("a")
            try await store.delete("a")
            #expect(try await store.put("a") == 1)
        }
    }

    @Test("A write happens only when its condition holds", arguments: Backend.allCases)
    func conditions(_ backend: Backend) async throws {
        let failed = StoreError.conditionFailed(collection: "test.items")
        try await backend.withStore { store async throws in
            await #expect(throws: failed) { try await store.put("a", if: .present) }
            await #expect(throws: failed) { try await store.put("a", if: .version(1)) }
            #expect(try await store.put("a", if: .absent) == 1)
            await #expect(throws: failed) { try await store.put("a", [9], if: .absent) }
            await #expect(throws: failed) { try await store.put("a", [9], if: .version(2)) }
            #expect(try await store.put("a", if: .version(1)) == 2)
            #expect(try await store.put("a", if: .present) == 3)
            #expect(try await store.get("a")?.value == [1])
        }
    }

    @Test("A removal happens only when its condition holds", arguments: Backend.allCases)
    func removalConditions(_ backend: Backend) async throws {
        let failed = StoreError.conditionFailed(collection: "test.items")
        try await backend.withStore { store async throws in
            await #expect(throws: failed) { try await store.delete("a", if: .present) }
            await #expect(throws: failed) { try await store.delete("a", if: .version(1)) }
            #expect(try await store.delete("a", if: .absent) == false)
            try await store.put("a")
            await #expect(throws: failed) { try await store.delete("a", if: .absent) }
            await #expect(throws: failed) { try await store.delete("a", if: .version(2)) }
            #expect(try await store.delete("a", if: .version(1)))
            try await store.put("a")
            #expect(try await store.delete("a", if: .present))
        }
    }

    @Test("Scopes and collections keep apart what has the same key", arguments: Backend.allCases)
    func scopes(_ backend: Backend) async throws {
        let scopes = [
            Scope.plane, Scope(account: "111122223333", region: ""), Scope.test,
            Scope(account: "444455556666", region: "us-east-1"),
        ]
        try await backend.withStore { store async throws in
            try await store.write { writer in
                for (index, scope) in scopes.enumerated() {
                    for name in ["x", "y"] {
                        try writer.put(RecordKey(scope, "one", name), [UInt8(index)], expires: nil, if: .none)
                    }
                }
                try writer.put(RecordKey(.plane, "other", "x"), [9], expires: nil, if: .none)
            }
            for (index, scope) in scopes.enumerated() {
                #expect(try await store.read { try $0.get(RecordKey(scope, "one", "x")) }?.value == [UInt8(index)])
            }
            #expect(try await store.read { try $0.scopes(of: "one") } == scopes)
            #expect(try await store.read { try $0.scopes(of: "other") } == [.plane])
            #expect(try await store.read { try $0.scopes(of: "none") }.isEmpty)
        }
    }

    @Test("A megabyte comes back as it was", arguments: Backend.allCases)
    func largeValues(_ backend: Backend) async throws {
        var random = SystemRandomNumberGenerator()
        let value = (0..<1_048_576).map { _ in UInt8.random(in: 0...255, using: &random) }
        try await backend.withStore { store async throws in
            try await store.put("large", value)
            #expect(try await store.get("large")?.value == value)
            #expect(
                try await store.read { try $0.scan("test.items", in: .test, prefix: "", after: nil, limit: 1) }
                    .first?.value == value)
        }
    }

    @Test("Keys that are empty or too long are refused", arguments: Backend.allCases)
    func invalidKeys(_ backend: Backend) async throws {
        let longest = String(repeating: "é", count: RecordKey.longest / 2)
        let refused = StoreError.invalidKey(collection: "test.items")
        try await backend.withStore { store async throws in
            await #expect(throws: refused) { try await store.put("") }
            await #expect(throws: refused) { try await store.put(longest + "x") }
            try await store.put(longest)
            #expect(try await store.keys() == [longest])
            #expect(try await store.get("") == nil)
        }
    }

    @Test("A closed store refuses every call", arguments: Backend.allCases)
    func closed(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.put("a")
            try await store.close()
            await #expect(throws: StoreError.closed) { try await store.put("b") }
            await #expect(throws: StoreError.closed) { try await store.get("a") }
            await #expect(throws: StoreError.closed) { try await store.removeExpired() }
        }
    }

    @Test("What was begun before closing is finished", arguments: Backend.allCases)
    func closingWaits(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let writes = (0..<50).map { number in Task { try await store.put("\(number)") } }
            try await store.put("first")
            try await store.close()
            for write in writes {
                let result = await write.result
                if case .failure(let error) = result { #expect(error as? StoreError == .closed) }
            }
        }
    }
}
