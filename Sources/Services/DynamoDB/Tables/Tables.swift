import Core
import Envelope
import Plane
import Store
import Synchronization

/// The tables of the plane, read through a cache that the collection's revision validates, so that finding one costs no
/// I/O.
final class Tables: Sendable {
    static let records = RecordCollection<TableRecord>("dynamodb.tables")

    private struct Cache {
        var revision: UInt64?
        var tables: [Scope: [String: Table?]] = [:]
        var count = 0
    }

    /// Beyond this many the cache starts anew.
    private static let capacity = 10_000

    private let cache = Mutex(Cache())
    private let everything = Mutex<(revision: UInt64, tables: [Table])?>(nil)

    /// nil when there is none.
    func find(_ reference: TableReference, in store: any Store) async throws -> Table? {
        let revision = store.revision(of: Self.records.name)
        let known: Table?? = cache.withLock { cache in
            guard cache.revision == revision else { return nil }
            return cache.tables[reference.scope]?[reference.name]
        }
        if let known { return known }
        let record = try await store.read { try Self.records.get(reference.name, in: reference.scope, $0) }
        let table = record.map { Table($0, account: reference.account, region: reference.region) }
        keep(table, reference, at: revision)
        return table
    }

    /// The table as it was last looked up, for those who only tell of a call.
    func known(_ reference: TableReference) -> Table? {
        cache.withLock { $0.tables[reference.scope]?[reference.name] ?? nil }
    }

    /// - Parameter revision: as it was before the record was read.
    private func keep(_ table: Table?, _ reference: TableReference, at revision: UInt64) {
        cache.withLock { cache in
            if cache.revision != revision || cache.count >= Self.capacity {
                // An older reader must not bring back what a newer one has replaced.
                if let known = cache.revision, known > revision { return }
                cache = Cache(revision: revision)
            }
            cache.tables[reference.scope, default: [:]][reference.name] = .some(table)
            cache.count += 1
        }
    }

    /// Every table of the plane, for background work; read again only when one of them changed.
    func all(in store: any Store) async throws -> [Table] {
        let revision = store.revision(of: Self.records.name)
        if let known = everything.withLock({ $0?.revision == revision ? $0?.tables : nil }) { return known }
        let tables = try await readAll(store)
        everything.withLock { $0 = (revision, tables) }
        return tables
    }

    private func readAll(_ store: any Store) async throws -> [Table] {
        try await store.read { reader in
            try reader.scopes(of: Self.records.name).flatMap { scope -> [Table] in
                guard let account = AccountID(scope.account), let region = Region(scope.region) else { return [] }
                return try Self.records.list(in: scope, reader).map {
                    Table($0.value, account: account, region: region)
                }
            }
        }
    }
}

extension Tables {
    /// Writes a changed record, and the fence with it.
    static func put(_ record: TableRecord, in scope: Scope, _ writer: any StoreWriter) throws {
        try records.put(record, at: record.name, in: scope, writer)
        _ = try writer.put(
            TableFence.key(record.name, in: scope), TableFence.value(of: record), expires: nil, if: .none)
    }

    /// Changes a table's record in one transaction.
    ///
    /// - Throws: `ResourceNotFoundException`, and what `change` throws.
    @discardableResult
    static func update<Value: Sendable>(
        _ reference: TableReference, in store: any Store,
        _ change: @escaping @Sendable (inout TableRecord, any StoreWriter) throws -> Value
    ) async throws -> (record: TableRecord, value: Value) {
        try await store.write { writer in
            guard var record = try records.get(reference.name, in: reference.scope, writer) else {
                throw AWSError.tableNotFound(reference.name)
            }
            let before = record
            let value = try change(&record, writer)
            if record != before {
                record.generation += 1
                try put(record, in: reference.scope, writer)
            }
            return (record, value)
        }
    }

    /// Removes the record of a table and everything that belongs to it.
    static func remove(_ record: TableRecord, in scope: Scope, _ writer: any StoreWriter) throws {
        try records.delete(record.name, in: scope, writer)
        _ = try writer.delete(TableFence.key(record.name, in: scope), if: .none)
        try Table.dataKeys.delete(record.id, in: scope, writer)
        try TableStatistics.collection.delete(record.id, in: scope, writer)
        try writer.drop(BulkTable(record.items))
        for index in record.localIndexes + record.globalIndexes {
            try writer.drop(BulkTable(index.entries))
            try Backfill.checkpoints.delete(index.entries, in: scope, writer)
        }
        if let timeToLive = record.timeToLive {
            try writer.drop(BulkTable(timeToLive.entries))
            try Backfill.checkpoints.delete(timeToLive.entries, in: scope, writer)
        }
    }
}
