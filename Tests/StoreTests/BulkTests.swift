import Core
import Store
import Testing

@Suite("Bulk tables")
struct BulkTests {
    private static let table = BulkTable("items1")

    private static func key(_ partition: UInt8, _ sort: [UInt8] = [], _ tie: [UInt8] = []) -> BulkKey {
        BulkKey(partition: [partition], sort: sort, tie: tie)
    }

    /// Sort keys and ties of partition 1, in order.
    private static let ordered: [BulkKey] = [
        key(1), key(1, [], [0]), key(1, [0]), key(1, [0, 0]), key(1, [1]), key(1, [1], [1]), key(1, [1], [2]),
        key(1, [1, 0]), key(1, [2]), key(1, [0x7F]), key(1, [0x80]), key(1, [0xFF]), key(1, [0xFF, 0xFF]),
    ]

    private func withTable(_ backend: Backend, _ body: (any Store) async throws -> Void) async throws {
        try await backend.withStore { store async throws in
            try await store.write { writer in
                try writer.create(Self.table)
                for (index, key) in Self.ordered.enumerated().shuffled() {
                    try writer.put([UInt8(index)], at: key, in: Self.table)
                }
                try writer.put([200], at: Self.key(0, [9]), in: Self.table)
                try writer.put([201], at: Self.key(2, [0]), in: Self.table)
                try writer.put([202], at: BulkKey(partition: [1, 0]), in: Self.table)
            }
            try await body(store)
        }
    }

    @Test("An entry is read under its very key, replaced and removed", arguments: Backend.allCases)
    func entries(_ backend: Backend) async throws {
        try await withTable(backend) { store async throws in
            #expect(try await store.value(Self.key(1, [1], [2])) == [6])
            #expect(try await store.value(Self.key(1, [1], [3])) == nil)
            try await store.write { try $0.put([], at: Self.key(1, [1], [2]), in: Self.table) }
            #expect(try await store.value(Self.key(1, [1], [2])) == [])
            #expect(try await store.write { try $0.delete(Self.key(1, [1], [2]), in: Self.table) })
            #expect(try await store.write { try !$0.delete(Self.key(1, [1], [2]), in: Self.table) })
            #expect(try await store.value(Self.key(1, [1], [2])) == nil)
            #expect(try await store.value(Self.key(1, [1], [1])) == [5])
        }
    }

    @Test("A partition is visited in both directions, from anywhere, between any sorts", arguments: Backend.allCases)
    func visits(_ backend: Backend) async throws {
        let ranges = [
            SortRange.all, SortRange(lower: [1], upper: [2]), SortRange(lower: [0, 0], upper: nil),
            SortRange(lower: [], upper: []), SortRange(lower: [2], upper: [1]), SortRange(lower: [], upper: [0xFF]),
        ]
        try await withTable(backend) { store async throws in
            for range in ranges {
                for descending in [false, true] {
                    for after in [nil] + Self.ordered.map(Optional.some) + [Self.key(1, [1, 1])] {
                        let found = try await store.visited(range, after: after, descending: descending)
                        #expect(found == Self.expected(range, after: after, descending: descending))
                    }
                }
            }
        }
    }

    private static func expected(_ range: SortRange, after: BulkKey?, descending: Bool) -> [BulkKey] {
        let ordered = descending ? ordered.reversed() : ordered
        return ordered.filter { key in
            if key.sort.lexicographicallyPrecedes(range.lower) { return false }
            if let upper = range.upper, !key.sort.lexicographicallyPrecedes(upper) { return false }
            guard let after else { return true }
            return descending ? key.precedes(after) : after.precedes(key)
        }
    }

    @Test("A visit stops when its visitor says so, and several batches are one visit", arguments: Backend.allCases)
    func stopping(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.write { writer in
                try writer.create(Self.table)
                for number in 0..<1_000 {
                    let sort = [UInt8(number >> 8), UInt8(number & 0xFF)]
                    try writer.put(sort, at: Self.key(1, sort), in: Self.table)
                }
            }
            #expect(try await store.visited(.all).count == 1_000)
            #expect(try await store.visited(.all, limit: 33).map(\.sort).last == [0, 32])
            #expect(try await store.visited(.all, descending: true, limit: 2).map(\.sort) == [[3, 231], [3, 230]])
        }
    }

    @Test("A whole table is visited by key, in parts that meet without gap", arguments: Backend.allCases)
    func scans(_ backend: Backend) async throws {
        try await withTable(backend) { store async throws in
            let all = try await store.visitedAll()
            let expected =
                [Self.key(0, [9])] + Self.ordered + [BulkKey(partition: [1, 0]), Self.key(2, [0])]
            #expect(all == expected)
            let parts = try await store.visitedAll(to: [1]) + store.visitedAll(from: [1], to: [2])
            #expect(try await parts + store.visitedAll(from: [2]) == expected)
            #expect(try await store.visitedAll(after: Self.ordered[3]) == Array(expected.dropFirst(5)))
        }
    }

    @Test("A transaction sees what it wrote, and takes it back when it fails", arguments: Backend.allCases)
    func transactions(_ backend: Backend) async throws {
        struct Failure: Error {}
        try await withTable(backend) { store async throws in
            await #expect(throws: Failure.self) {
                try await store.write { writer in
                    try writer.put([1], at: Self.key(9), in: Self.table)
                    try writer.put(.test("beside"), [1], expires: nil, if: .none)
                    #expect(try writer.value(of: Self.key(9), in: Self.table) == [1])
                    throw Failure()
                }
            }
            #expect(try await store.value(Self.key(9)) == nil)
            #expect(try await store.get("beside") == nil)
        }
    }

    @Test("A visitor may change the table that it visits", arguments: Backend.allCases)
    func changingVisitors(_ backend: Backend) async throws {
        try await withTable(backend) { store async throws in
            try await store.write { writer in
                try writer.visit([1], of: Self.table, .all, after: nil, descending: false) { entry in
                    try writer.delete(entry.key, in: Self.table)
                }
            }
            #expect(try await store.visited(.all).isEmpty)
        }
    }

    @Test("A table that is not there is empty, and one that was dropped takes nothing", arguments: Backend.allCases)
    func missingTables(_ backend: Backend) async throws {
        try await withTable(backend) { store async throws in
            try await store.write { try $0.create(Self.table) }
            #expect(try await store.visited(.all).count == Self.ordered.count)
            try await store.write { try $0.drop(Self.table) }
            try await store.write { try $0.drop(Self.table) }
            #expect(try await store.value(Self.key(1)) == nil)
            #expect(try await store.visited(.all).isEmpty)
            #expect(try await store.visitedAll().isEmpty)
            await #expect(throws: StoreError.self) {
                try await store.write { try $0.put([1], at: Self.key(1), in: Self.table) }
            }
            try await store.write { try $0.create(Self.table) }
            #expect(try await store.visited(.all).isEmpty)
        }
    }

    @Test("Names that are none and keys that are too long are refused", arguments: Backend.allCases)
    func refusals(_ backend: Backend) async throws {
        try await withTable(backend) { store async throws in
            for name in ["", "A", "a b", "x; DROP TABLE records", String(repeating: "a", count: 41)] {
                await #expect(throws: StoreError.invalidKey(collection: "bulk tables")) {
                    try await store.write { try $0.create(BulkTable(name)) }
                }
            }
            var generator = SystemRandomNumberGenerator()
            let long = (0..<BulkKey.longest - 2).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let longest = BulkKey(partition: [7], sort: long, tie: [1])
            try await store.write { try $0.put([1], at: longest, in: Self.table) }
            #expect(try await store.value(longest) == [1])
            await #expect(throws: StoreError.invalidKey(collection: "bulk tables")) {
                try await store.write {
                    try $0.put([1], at: BulkKey(partition: [7], sort: long, tie: [1, 1]), in: Self.table)
                }
            }
        }
    }

    @Test("Writers of the same entries end as if one came after the other", arguments: Backend.allCases)
    func serialisable(_ backend: Backend) async throws {
        try await backend.withStore { store async throws in
            try await store.write { writer in
                try writer.create(Self.table)
                for account in UInt8(0)..<4 { try writer.put([100], at: Self.key(account), in: Self.table) }
            }
            try await withThrowingTaskGroup { group in
                for writer in 0..<16 {
                    group.addTask {
                        for step in 0..<20 {
                            let from = Self.key(UInt8((writer + step) % 4))
                            let to = Self.key(UInt8((writer * 3 + step + 1) % 4))
                            try await store.write { try Self.move(from, to, $0) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            var total = 0
            for account in UInt8(0)..<4 { total += Int(try await store.value(Self.key(account))?[0] ?? 0) }
            #expect(total == 400)
        }
    }

    private static func move(_ from: BulkKey, _ to: BulkKey, _ writer: any StoreWriter) throws {
        guard from != to, let held = try writer.value(of: from, in: table)?.first, held > 0,
            let other = try writer.value(of: to, in: table)?.first, other < 255
        else { return }
        try writer.put([held - 1], at: from, in: table)
        try writer.put([other + 1], at: to, in: table)
    }
}

extension BulkKey {
    fileprivate func precedes(_ other: BulkKey) -> Bool {
        for (own, others) in [(partition, other.partition), (sort, other.sort), (tie, other.tie)] where own != others {
            return own.lexicographicallyPrecedes(others)
        }
        return false
    }
}

extension Store {
    fileprivate func value(_ key: BulkKey) async throws -> [UInt8]? {
        try await read { try $0.value(of: key, in: BulkTable("items1")) }
    }

    fileprivate func visited(
        _ range: SortRange, after: BulkKey? = nil, descending: Bool = false, limit: Int = .max
    ) async throws -> [BulkKey] {
        try await read { reader in
            var keys: [BulkKey] = []
            try reader.visit([1], of: BulkTable("items1"), range, after: after, descending: descending) { entry in
                keys.append(entry.key)
                return keys.count < limit
            }
            return keys
        }
    }

    fileprivate func visitedAll(
        from: [UInt8] = [], to: [UInt8]? = nil, after: BulkKey? = nil
    ) async throws -> [BulkKey] {
        try await read { reader in
            var keys: [BulkKey] = []
            try reader.visitAll(of: BulkTable("items1"), from: from, to: to, after: after) { entry in
                keys.append(entry.key)
                return true
            }
            return keys
        }
    }
}
