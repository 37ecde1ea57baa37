import Core
import Foundation
import Store
import StorePostgres
import StoreSQLite
import Testing

/// What the conformance suite runs against.
enum Backend: CaseIterable, Sendable, CustomTestStringConvertible {
    case file
    case memory
    case postgres

    var testDescription: String {
        switch self {
        case .file: "SQLite file"
        case .memory: "SQLite in memory"
        case .postgres: "PostgreSQL"
        }
    }

    /// Gives an empty store to `body`, closes it and clears it away.
    func withStore(
        clock: any WallClock = SystemClock(), _ body: (any Store) async throws -> Void
    ) async throws {
        switch self {
        case .memory:
            try await Self.using(try SQLiteStore.inMemory(clock: clock), body)
        case .file:
            try await withTemporaryDirectory { directory in
                try await Self.using(try SQLiteStore(path: "\(directory)/store.db", clock: clock), body)
            }
        case .postgres:
            let url = try await PostgresServer.shared().makeDatabase()
            try await Self.using(try await PostgresStore(url: url, connections: 4, clock: clock), body)
        }
    }

    private static func using(_ store: any Store, _ body: (any Store) async throws -> Void) async throws {
        do {
            try await body(store)
        } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
    }
}

func withTemporaryDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try await body(directory)
}

extension Store {
    /// Most tests use one scope and collection.
    @discardableResult
    func put(
        _ key: String, _ value: [UInt8] = [1], expires: Timestamp? = nil, if condition: WriteCondition = .none
    ) async throws -> Int64 {
        try await write { try $0.put(.test(key), value, expires: expires, if: condition) }
    }

    @discardableResult
    func delete(_ key: String, if condition: WriteCondition = .none) async throws -> Bool {
        try await write { try $0.delete(.test(key), if: condition) }
    }

    func get(_ key: String) async throws -> Record? { try await read { try $0.get(.test(key)) } }

    func keys(prefix: String = "", after: String? = nil, limit: Int = .max) async throws -> [String] {
        try await read { reader in
            try reader.scan("test.items", in: .test, prefix: prefix, after: after, limit: limit).map(\.key.key)
        }
    }
}

extension Scope {
    static let test = Scope(account: "111122223333", region: "eu-central-1")
}

extension RecordKey {
    static func test(_ key: String) -> RecordKey { RecordKey(.test, "test.items", key) }
}
