import Core
import Store
import Synchronization
import Testing

@Suite("A store runs transactions")
struct TransactionTests {
    struct Refused: Error, Equatable {}

    @Test("A body that throws leaves nothing behind", arguments: Backend.allCases)
    func rollback(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.put("kept")
            await #expect(throws: Refused()) {
                try await store.write { writer in
                    try writer.put(.test("new"), [], expires: nil, if: .none)
                    try writer.delete(.test("kept"), if: .none)
                    throw Refused()
                }
            }
            #expect(try await store.keys() == ["kept"])
        }
    }

    @Test("A transaction sees its own changes and may go on after a failed condition", arguments: Backend.allCases)
    func ownChanges(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            let seen = try await store.write { writer in
                try writer.put(.test("a"), [1], expires: nil, if: .none)
                #expect(throws: StoreError.conditionFailed(collection: "test.items")) {
                    try writer.put(.test("a"), [2], expires: nil, if: .absent)
                }
                try writer.put(.test("b"), [3], expires: nil, if: .none)
                return try writer.scan("test.items", in: .test, prefix: "", after: nil, limit: 10).map(\.value)
            }
            #expect(seen == [[1], [3]])
            #expect(try await store.keys() == ["a", "b"])
        }
    }

    @Test("Failing bodies among concurrent ones fail alone", arguments: Backend.allCases)
    func failuresAlone(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let write = {
                            try await store.write { writer in
                                try writer.put(.test("key-\(number)"), [], expires: nil, if: .absent)
                                if number % 3 == 0 { throw Refused() }
                            }
                        }
                        if number % 3 == 0 {
                            await #expect(throws: Refused()) { try await write() }
                        } else {
                            try await write()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let expected = (0..<60).filter { $0 % 3 != 0 }.map { "key-\($0)" }.sorted()
            #expect(try await store.keys() == expected)
        }
    }

    @Test("Increments by sixteen tasks are all counted", arguments: Backend.allCases)
    func increments(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        for _ in 0..<20 { try await increment(store) }
                    }
                }
                try await group.waitForAll()
            }
            let record = try await store.get("counter")
            #expect(record?.value == [UInt8(320 / 256), UInt8(320 % 256)])
            #expect(record?.version == 320)
        }
    }

    @Test("Two transactions that each read what the other writes do not both succeed", arguments: Backend.allCases)
    func writeSkew(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            for round in 0..<10 {
                let keys = ["\(round)-left", "\(round)-right"]
                // Each goes off duty only while the other is on.
                async let first = leave(keys[0], unlessAlone: keys, store)
                async let second = leave(keys[1], unlessAlone: keys, store)
                let left = try await [first, second]
                #expect(left.count { $0 } == 1)
            }
        }
    }

    @Test("A reader sees one moment, whatever is written meanwhile", arguments: [Backend.file, .postgres])
    func snapshots(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                let isDone = Flag()
                group.addTask {
                    for number in 0..<200 {
                        let value = [UInt8(number)]
                        try await store.write { writer in
                            for key in ["a", "b", "c"] { try writer.put(.test(key), value, expires: nil, if: .none) }
                        }
                    }
                    isDone.raise()
                }
                group.addTask {
                    while !isDone.isRaised {
                        let values = try await store.read { reader in
                            try ["c", "b", "a", "c"].map { try reader.get(.test($0))?.value }
                        }
                        #expect(Set(values).count == 1)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("A change shows in the revision once it is acknowledged", arguments: Backend.allCases)
    func revisions(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            for _ in 0..<20 {
                let before = store.revision(of: "test.items")
                try await store.put("a")
                #expect(store.revision(of: "test.items") > before)
            }
            let before = store.revision(of: "test.items")
            try await store.delete("a")
            #expect(store.revision(of: "test.items") > before)
        }
    }

    @Test("What changes nothing leaves the revision alone", arguments: [Backend.file, .memory])
    func quietRevisions(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.put("a")
            let before = store.revision(of: "test.items")
            _ = try await store.get("a")
            try await store.delete("missing")
            _ = try? await store.put("a", if: .absent)
            _ = try? await store.write { writer in
                try writer.put(.test("b"), [], expires: nil, if: .none)
                throw Refused()
            }
            _ = try await store.write { try $0.put(RecordKey(.test, "other", "a"), [], expires: nil, if: .none) }
            #expect(store.revision(of: "test.items") == before)
        }
    }
}

/// Adds one to a big-endian number of two bytes.
private func increment(_ store: any Store) async throws {
    try await store.write { writer in
        let bytes = try writer.get(.test("counter"))?.value ?? [0, 0]
        let next = Int(bytes[0]) << 8 + Int(bytes[1]) + 1
        try writer.put(.test("counter"), [UInt8(next >> 8), UInt8(next & 255)], expires: nil, if: .none)
    }
}

/// Writes `key` unless one of `keys` is written.
private func leave(_ key: String, unlessAlone keys: [String], _ store: any Store) async throws -> Bool {
    try await store.write { writer in
        guard try keys.allSatisfy({ try writer.get(.test($0)) == nil }) else { return false }
        try writer.put(.test(key), [], expires: nil, if: .none)
        return true
    }
}

final class Flag: Sendable {
    private let state = Atomic(false)
    var isRaised: Bool { state.load(ordering: .acquiring) }
    func raise() { state.store(true, ordering: .releasing) }
}
