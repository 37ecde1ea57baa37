import Store

/// Bulk entries of 1 KB: written one by one, read, visited, and read again from a table of a million.
struct BulkMeasurement {
    private static let small = BulkTable("small")
    private static let large = BulkTable("large")
    private static let value = [UInt8](repeating: 42, count: 1_024)
    private static let entriesInLarge = 1_000_000

    let store: any Store

    func run() async throws {
        try await store.write { try $0.create(Self.small) }
        try await store.write { try $0.create(Self.large) }
        for tasks in [1, 16, 64] {
            try await measure("put of 1 KB, \(tasks) at once", tasks: tasks, each: 6_400 / max(tasks, 8)) { number in
                try await store.write { try $0.put(Self.value, at: Self.key(number % 1_000), in: Self.small) }
            }
        }
        try await fill(Self.small, 1_000)
        try await reads(Self.small, 1_000)
        try await measure("visit of 100 entries of 1 KB", tasks: 1, each: 2_000) { number in try await visit(number) }
        try await fill(Self.large, Self.entriesInLarge)
        try await reads(Self.large, Self.entriesInLarge)
    }

    private func reads(_ table: BulkTable, _ count: Int) async throws {
        for tasks in [1, 16] {
            try await measure("read of 1 KB among \(count), \(tasks) at once", tasks: tasks, each: 20_000 / tasks) {
                let key = Self.key($0 &* 7_919 % count)
                guard try await store.read({ try $0.value(of: key, in: table) }) != nil else {
                    throw StoreError.damaged(reason: "an entry is missing")
                }
            }
        }
    }

    private func visit(_ number: Int) async throws {
        let partition = Self.key(number * 100 % 1_000).partition
        let count = try await store.read { reader in
            var count = 0
            try reader.visit(partition, of: Self.small, .all, after: nil, descending: false) { _ in
                count += 1
                return true
            }
            return count
        }
        guard count == 100 else { throw StoreError.damaged(reason: "entries are missing") }
    }

    private func fill(_ table: BulkTable, _ count: Int) async throws {
        let batch = 1_000
        for start in stride(from: 0, to: count, by: batch) {
            try await store.write { writer in
                for number in start..<min(start + batch, count) {
                    try writer.put(Self.value, at: Self.key(number), in: table)
                }
            }
        }
    }

    /// A hundred entries a partition, whose keys are spread as hashes are.
    private static func key(_ number: Int) -> BulkKey {
        let hash = UInt64(truncatingIfNeeded: number / 100) &* 0x9E37_79B9_7F4A_7C15
        return BulkKey(partition: bytes(hash) + bytes(~hash), sort: bytes(UInt64(number % 100)))
    }

    private static func bytes(_ number: UInt64) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) } }
}
