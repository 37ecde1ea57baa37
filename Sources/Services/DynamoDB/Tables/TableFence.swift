import Core
import Store

/// A small record beside a table's own that a write reads in its transaction to know whether the table is still the one
/// that its cached form was made of: so no write misses an index that was made meanwhile, and on PostgreSQL the two
/// conflict.
enum TableFence {
    static let collection = "dynamodb.table-fences"

    static func key(_ name: String, in scope: Scope) -> RecordKey { RecordKey(scope, collection, name) }

    static func value(of record: TableRecord) -> [UInt8] { Array("\(record.id)/\(record.generation)".utf8) }

    /// - Throws: `StaleTable` when the table is another one by now, or none.
    static func check(_ table: Table, _ reader: any StoreReader) throws {
        guard try reader.get(key(table.name, in: table.scope))?.value == table.fence else { throw StaleTable() }
    }
}

/// The table changed after it was looked up; look again and repeat.
struct StaleTable: Error {}
