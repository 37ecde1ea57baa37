import Foundation
import GRDB
import Store

extension SQLiteReader {
    func value(of key: BulkKey, in table: BulkTable) throws -> [UInt8]? {
        let sql = try BulkSQL(table)
        return try unlessMissing(otherwise: nil) {
            try db.cachedStatement(sql: sql.value).value(of: [key.partition, key.sort, key.tie])
        }
    }

    func visit(
        _ partition: [UInt8], of table: BulkTable, _ sorts: SortRange, after: BulkKey?, descending: Bool,
        _ body: (BulkEntry) throws -> Bool
    ) throws {
        let sql = try BulkSQL(table)
        var last = after
        try visitBatches(body) { limit in
            let text = sql.visit(hasUpper: sorts.upper != nil, hasAfter: last != nil, descending: descending)
            let arguments: StatementArguments = [
                Data(partition), Data(sorts.lower), Data(sorts.upper ?? []), Data(last?.sort ?? []),
                Data(last?.tie ?? []), limit,
            ]
            let batch = try rows(text, arguments) { row in
                BulkEntry(
                    key: BulkKey(partition: partition, sort: row.bytes(0), tie: row.bytes(1)), value: row.bytes(2))
            }
            last = batch.last?.key ?? last
            return batch
        }
    }

    func visitAll(
        of table: BulkTable, from: [UInt8], to: [UInt8]?, after: BulkKey?, _ body: (BulkEntry) throws -> Bool
    ) throws {
        let sql = try BulkSQL(table)
        var last = after
        try visitBatches(body) { limit in
            let text = sql.visitAll(hasEnd: to != nil, hasAfter: last != nil)
            let arguments: StatementArguments = [
                Data(from), Data(to ?? []), Data(last?.partition ?? []), Data(last?.sort ?? []), Data(last?.tie ?? []),
                limit,
            ]
            let batch = try rows(text, arguments) { row in
                BulkEntry(
                    key: BulkKey(partition: row.bytes(0), sort: row.bytes(1), tie: row.bytes(2)), value: row.bytes(3))
            }
            last = batch.last?.key ?? last
            return batch
        }
    }

    /// Reads in growing batches, each of them whole before its entries are visited, so that a body may use the store.
    private func visitBatches(
        _ body: (BulkEntry) throws -> Bool, _ next: (_ limit: Int) throws -> [BulkEntry]
    ) throws {
        var limit = 16
        while true {
            let batch = try unlessMissing(otherwise: []) { try next(limit) }
            for entry in batch { guard try body(entry) else { return } }
            guard batch.count == limit else { return }
            limit = min(limit * 4, 256)
        }
    }

    private func rows(
        _ sql: String, _ arguments: StatementArguments, _ entry: (Row) -> BulkEntry
    ) throws -> [BulkEntry] {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var entries: [BulkEntry] = []
        while let row = try cursor.next() { entries.append(entry(row)) }
        return entries
    }

    /// A table that a snapshot does not have yet, or no longer, is as good as empty.
    private func unlessMissing<Value>(otherwise empty: Value, _ body: () throws -> Value) throws -> Value {
        try failures.translating(db) {
            do {
                return try body()
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_ERROR && error.message?.hasPrefix("no such table: bulk_") == true
            {
                return empty
            }
        }
    }
}
