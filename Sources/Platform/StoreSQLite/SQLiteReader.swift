import Core
import Foundation
import GRDB
import Store
import struct Store.Record

/// What a transaction sees of the records, those expired left out.
struct SQLiteReader: StoreReader {
    let db: Database
    /// Microseconds since 1970, one moment for the whole transaction.
    let now: Int64
    let failures: FailureTranslation

    func get(_ key: RecordKey) throws -> Record? {
        try failures.translating(db) {
            let statement = try db.cachedStatement(sql: SQL.get)
            let row = try Row.fetchOne(
                statement,
                arguments: [key.collection, key.scope.account, key.scope.region, Data(key.key.utf8), now])
            return row.map { Record(key: key, value: $0.bytes(0), version: $0[1], expires: $0.timestamp(2)) }
        }
    }

    func scan(_ collection: String, in scope: Scope, prefix: String, after: String?, limit: Int) throws -> [Record] {
        guard limit > 0 else { return [] }
        let range = KeyRange(prefix: prefix, after: after)
        return try failures.translating(db) {
            let statement = try db.cachedStatement(sql: SQL.scan)
            let rows = try Row.fetchCursor(
                statement,
                arguments: [
                    collection, scope.account, scope.region, Data(range.lower), Data(range.upper), now, limit,
                ])
            var records: [Record] = []
            while let row = try rows.next() {
                let key = RecordKey(scope, collection, String(decoding: row.bytes(3), as: UTF8.self))
                records.append(
                    Record(key: key, value: row.bytes(0), version: row[1], expires: row.timestamp(2)))
            }
            return records
        }
    }

    /// Leaps from scope to scope, so it costs the scopes and not the records.
    func scopes(of collection: String) throws -> [Scope] {
        try failures.translating(db) {
            var scopes: [Scope] = []
            var next = try Row.fetchOne(
                db.cachedStatement(sql: SQL.firstScope), arguments: [collection, now])
            while let row = next {
                let scope = Scope(account: row[0], region: row[1])
                scopes.append(scope)
                next = try Row.fetchOne(
                    db.cachedStatement(sql: SQL.nextScope),
                    arguments: [collection, scope.account, scope.region, now])
            }
            return scopes
        }
    }
}

extension Row {
    func bytes(_ column: Int) -> [UInt8] {
        // The column is never null, so only an empty value comes as nil.
        (try? withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } }) ?? []
    }

    fileprivate func timestamp(_ column: Int) -> Timestamp? {
        (self[column] as Int64?).map { Timestamp(microseconds: $0) }
    }
}
