import Core
import Store
import Testing

@Suite("A store lets records expire")
struct ExpiryTests {
    private let start = Timestamp(seconds: 1_700_000_000)

    @Test("A record is there until its time and not at it", arguments: Backend.allCases)
    func visibility(_ backend: Backend) async throws {
        let clock = ManualClock(start)
        try await backend.withStore(clock: clock) { store async throws in
            let expires = start.adding(seconds: 10)
            try await store.put("brief", expires: expires)
            try await store.put("lasting")
            clock.set(Timestamp(microseconds: expires.microseconds - 1))
            #expect(try await store.get("brief")?.expires == expires)
            #expect(try await store.keys() == ["brief", "lasting"])
            clock.set(expires)
            #expect(try await store.get("brief") == nil)
            #expect(try await store.keys() == ["lasting"])
            #expect(try await store.delete("brief") == false)
        }
    }

    @Test("An expired record counts as absent", arguments: Backend.allCases)
    func absence(_ backend: Backend) async throws {
        let clock = ManualClock(start)
        let failed = StoreError.conditionFailed(collection: "test.items")
        try await backend.withStore(clock: clock) { store async throws in
            for key in ["a", "b"] {
                for _ in 0..<3 { try await store.put(key, expires: start.adding(seconds: 1)) }
            }
            clock.advance(seconds: 1)
            await #expect(throws: failed) { try await store.put("a", if: .present) }
            await #expect(throws: failed) { try await store.put("a", if: .version(3)) }
            await #expect(throws: failed) { try await store.delete("a", if: .present) }
            #expect(try await store.read { try $0.scopes(of: "test.items") }.isEmpty)
            #expect(try await store.put("a", if: .absent) == 1)
            #expect(try await store.put("b") == 1)
            #expect(try await store.get("b")?.expires == nil)
        }
    }

    @Test("A later write may give more time, or all of it", arguments: Backend.allCases)
    func extensions(_ backend: Backend) async throws {
        let clock = ManualClock(start)
        try await backend.withStore(clock: clock) { store async throws in
            try await store.put("a", expires: start.adding(seconds: 1))
            #expect(try await store.put("a", expires: start.adding(seconds: 5)) == 2)
            clock.advance(seconds: 3)
            #expect(try await store.put("a") == 3)
            clock.advance(seconds: 100)
            #expect(try await store.get("a")?.version == 3)
        }
    }

    @Test("The sweep removes what has expired and nothing else", arguments: Backend.allCases)
    func sweep(_ backend: Backend) async throws {
        let clock = ManualClock(start)
        try await backend.withStore(clock: clock) { store async throws in
            try await store.write { writer in
                for number in 0..<1_203 {
                    let expires = start.adding(seconds: number % 3 == 0 ? 1 : 100)
                    try writer.put(.test("\(number)"), [], expires: expires, if: .none)
                }
                try writer.put(.test("lasting"), [], expires: nil, if: .none)
            }
            #expect(try await store.removeExpired() == 0)
            clock.advance(seconds: 1)
            #expect(try await store.removeExpired() == 401)
            #expect(try await store.removeExpired() == 0)
            #expect(try await store.keys().count == 803)
            clock.advance(seconds: 100)
            #expect(try await store.removeExpired() == 802)
            #expect(try await store.keys() == ["lasting"])
        }
    }
}
