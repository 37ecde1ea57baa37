import Core
import Store
import Testing

@Suite("A store scans in the order of bytes")
struct ScanTests {
    /// Ascending by their UTF-8 bytes, which is neither Swift's order nor any language's.
    static let keys = [
        "\u{0}", "\u{0}\u{0}", " ", "A", "B", "Z", "a", "a\u{0}", "a\u{1}", "a/", "a/1", "a/10", "a/2", "a0", "ab",
        "a\u{301}", "a\u{7FF}", "a\u{800}", "a\u{FFFD}", "a\u{FFFF}", "a\u{10FFFF}", "a\u{10FFFF}b", "b", "~",
        "\u{7F}", "\u{80}", "ä", "é", "ÿ", "\u{7FF}", "€", "한", "\u{FFFF}", "😀", "\u{10FFFF}",
    ]

    @Test("All keys come in ascending order", arguments: Backend.allCases)
    func order(_ backend: Backend) async throws {
        try await withKeys(backend) { store async throws in
            #expect(try await store.keys().map(Self.bytes) == Self.keys.map(Self.bytes))
        }
    }

    @Test("A prefix takes those that begin with its bytes", arguments: Backend.allCases)
    func prefixes(_ backend: Backend) async throws {
        try await withKeys(backend) { store async throws in
            for prefix in [
                "a", "a/", "a/1", "\u{0}", "a\u{7FF}", "a\u{FFFF}", "a\u{10FFFF}", "\u{10FFFF}", "é", "none",
            ] {
                let expected = Self.keys.filter { $0.utf8.starts(with: prefix.utf8) }
                #expect(try await store.keys(prefix: prefix).map(Self.bytes) == expected.map(Self.bytes))
            }
        }
    }

    @Test("Pages follow one another without gap or repetition", arguments: Backend.allCases, [1, 2, 7, 100])
    func pages(_ backend: Backend, size: Int) async throws {
        try await withKeys(backend) { store async throws in
            var all: [String] = []
            var page = try await store.keys(limit: size)
            while let last = page.last {
                #expect(page.count <= size)
                all += page
                page = try await store.keys(after: last, limit: size)
            }
            #expect(all.map(Self.bytes) == Self.keys.map(Self.bytes))
        }
    }

    @Test("A scan goes on after a key that was removed", arguments: Backend.allCases)
    func resumption(_ backend: Backend) async throws {
        try await withKeys(backend) { store async throws in
            try await store.delete("a/1")
            #expect(try await store.keys(prefix: "a/", after: "a/1") == ["a/10", "a/2"])
            #expect(try await store.keys(prefix: "a/", after: "A") == ["a/", "a/10", "a/2"])
            #expect(try await store.keys(prefix: "a/", after: "b").isEmpty)
            #expect(try await store.keys(limit: 0).isEmpty)
        }
    }

    @Test("Two spellings of one character are two keys", arguments: Backend.allCases)
    func normalization(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.put("\u{E9}", [1])
            try await store.put("e\u{301}", [2])
            #expect(try await store.get("\u{E9}")?.value == [1])
            #expect(try await store.get("e\u{301}")?.value == [2])
            #expect(try await store.keys().count == 2)
        }
    }

    private func withKeys(_ backend: Backend, _ body: (any Store) async throws -> Void) async throws {
        try await backend.withStore { store async throws in
            try await store.write { writer in
                for key in Self.keys.shuffled() { try writer.put(.test(key), [], expires: nil, if: .absent) }
                // Neighbours that a scan must not stray into.
                for other in [Scope(account: "111122223333", region: ""), Scope(account: "2", region: "eu-central-1")] {
                    try writer.put(RecordKey(other, "test.items", "a"), [], expires: nil, if: .none)
                }
                try writer.put(RecordKey(.test, "test.itemss", "a"), [], expires: nil, if: .none)
            }
            try await body(store)
        }
    }

    private static func bytes(_ key: String) -> [UInt8] { [UInt8](key.utf8) }
}
