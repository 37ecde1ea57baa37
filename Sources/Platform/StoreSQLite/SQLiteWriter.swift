import Core
import Foundation
import GRDB
import Store
import struct Store.Record

/// One write's part of a group's transaction.
final class SQLiteWriter: StoreWriter {
    /// The collections that it changed.
    private(set) var changed: Set<String> = []

    private let db: Database
    private let now: Int64
    private let failures: FailureTranslation
    private let reader: SQLiteReader

    init(db: Database, now: Int64, failures: FailureTranslation) {
        self.db = db
        self.now = now
        self.failures = failures
        reader = SQLiteReader(db: db, now: now, failures: failures)
    }

    func get(_ key: RecordKey) throws -> Record? {
        try failures.requireTransaction(db)
        return try reader.get(key)
    }

    func scan(_ collection: String, in scope: Scope, prefix: String, after: String?, limit: Int) throws -> [Record] {
        try failures.requireTransaction(db)
        return try reader.scan(collection, in: scope, prefix: prefix, after: after, limit: limit)
    }

    func scopes(of collection: String) throws -> [Scope] {
        try failures.requireTransaction(db)
        return try reader.scopes(of: collection)
    }

    func put(_ key: RecordKey, _ value: [UInt8], expires: Timestamp?, if condition: WriteCondition) throws -> Int64 {
        try key.validate()
        var arguments: StatementArguments = [
            key.collection, key.scope.account, key.scope.region, Data(key.key.utf8), Data(value),
            expires?.microseconds, now,
        ]
        let sql =
            switch condition {
            case .none: SQL.put
            case .absent: SQL.putIfAbsent
            case .present: SQL.putIfPresent
            case .version: SQL.putIfVersion
            }
        if case .version(let version) = condition { arguments += [version] }
        guard let version = try change(sql, arguments) else {
            throw StoreError.conditionFailed(collection: key.collection)
        }
        changed.insert(key.collection)
        return version
    }

    func delete(_ key: RecordKey, if condition: WriteCondition) throws -> Bool {
        var arguments: StatementArguments = [
            key.collection, key.scope.account, key.scope.region, Data(key.key.utf8), now,
        ]
        if condition == .absent {
            guard try get(key) == nil else { throw StoreError.conditionFailed(collection: key.collection) }
            return false
        }
        var sql = SQL.delete
        if case .version(let version) = condition {
            sql = SQL.deleteIfVersion
            arguments += [version]
        }
        guard try change(sql, arguments) != nil else {
            guard condition == .none else { throw StoreError.conditionFailed(collection: key.collection) }
            return false
        }
        changed.insert(key.collection)
        return true
    }

    func value(of key: BulkKey, in table: BulkTable) throws -> [UInt8]? {
        try failures.requireTransaction(db)
        return try reader.value(of: key, in: table)
    }

    func visit(
        _ partition: [UInt8], of table: BulkTable, _ sorts: SortRange, after: BulkKey?, descending: Bool,
        _ body: (BulkEntry) throws -> Bool
    ) throws {
        try failures.requireTransaction(db)
        try reader.visit(partition, of: table, sorts, after: after, descending: descending, body)
    }

    func visitAll(
        of table: BulkTable, from: [UInt8], to: [UInt8]?, after: BulkKey?, _ body: (BulkEntry) throws -> Bool
    ) throws {
        try failures.requireTransaction(db)
        try reader.visitAll(of: table, from: from, to: to, after: after, body)
    }

    func create(_ table: BulkTable) throws { try run(BulkSQL(table).create, []) }

    func drop(_ table: BulkTable) throws { try run(BulkSQL(table).drop, []) }

    func put(_ value: [UInt8], at key: BulkKey, in table: BulkTable) throws {
        try key.validate()
        try failures.requireTransaction(db)
        let sql = try BulkSQL(table).put
        try failures.translating(db) {
            try db.cachedStatement(sql: sql).execute([key.partition, key.sort, key.tie, value])
        }
    }

    func delete(_ key: BulkKey, in table: BulkTable) throws -> Bool {
        try run(BulkSQL(table).delete, [Data(key.partition), Data(key.sort), Data(key.tie)])
        return db.changesCount > 0
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try failures.requireTransaction(db)
        try failures.translating(db) { try db.cachedStatement(sql: sql).execute(arguments: arguments) }
    }

    /// Removes at most `limit` of the records whose time has come, which nobody saw any more.
    func removeExpired(limit: Int) throws -> Int {
        try failures.requireTransaction(db)
        return try failures.translating(db) {
            try db.cachedStatement(sql: SQL.removeExpired).execute(arguments: [now, limit])
            return db.changesCount
        }
    }

    /// The version that the statement returns; nil when it changed nothing.
    private func change(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try failures.requireTransaction(db)
        return try failures.translating(db) {
            try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).first
        }
    }
}

extension FailureTranslation {
    /// SQLite gives a whole transaction up on some errors; a body that went on would write outside of it.
    func requireTransaction(_ db: Database) throws {
        guard !db.isInsideTransaction else { return }
        throw StoreError.unavailable(reason: "\(file): the transaction was rolled back")
    }
}
