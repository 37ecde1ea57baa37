import Core
import Store

/// What a transaction sees of the records, those expired left out.
class PostgresReader: StoreReader {
    let connection: PostgresConnection
    /// Microseconds since 1970, one moment for the whole transaction.
    let now: Int64
    /// The first thing that went wrong; the server takes no further statement of the transaction after it, even if
    /// the body went on.
    private(set) var failure: PostgresFailure?

    init(_ connection: PostgresConnection, now: Int64) {
        self.connection = connection
        self.now = now
    }

    func get(_ key: RecordKey) throws -> Record? {
        let rows = try run(PostgresSQL.get, key.values + [.integer(now)])
        guard rows.count > 0 else { return nil }
        return record(key, rows, 0)
    }

    func scan(_ collection: String, in scope: Scope, prefix: String, after: String?, limit: Int) throws -> [Record] {
        guard limit > 0 else { return [] }
        let range = KeyRange(prefix: prefix, after: after)
        let rows = try run(
            PostgresSQL.scan,
            [
                .text(collection), .text(scope.account), .text(scope.region), .bytes(range.lower), .bytes(range.upper),
                .integer(now), .integer(Int64(limit)),
            ])
        return (0..<rows.count).map { row in
            record(RecordKey(scope, collection, rows.text(row, 3)), rows, row)
        }
    }

    /// Leaps from scope to scope, so it costs the scopes and not the records.
    func scopes(of collection: String) throws -> [Scope] {
        var scopes: [Scope] = []
        var rows = try run(PostgresSQL.firstScope, [.text(collection), .integer(now)])
        while rows.count > 0 {
            let scope = Scope(account: rows.text(0, 0), region: rows.text(0, 1))
            scopes.append(scope)
            rows = try run(
                PostgresSQL.nextScope, [.text(collection), .text(scope.account), .text(scope.region), .integer(now)])
        }
        return scopes
    }

    func run(_ statement: PostgresStatement, _ values: [PostgresValue]) throws -> PostgresResult {
        if let failure { throw failure.storeError }
        do {
            return try connection.run(statement, values)
        } catch let error as PostgresFailure {
            failure = error
            throw error.storeError
        }
    }

    private func record(_ key: RecordKey, _ rows: PostgresResult, _ row: Int) -> Record {
        Record(
            key: key, value: rows.bytes(row, 0), version: rows.integer(row, 1),
            expires: rows.isNull(row, 2) ? nil : Timestamp(microseconds: rows.integer(row, 2)))
    }
}

extension RecordKey {
    /// As the first four parameters of a statement.
    var values: [PostgresValue] {
        [.text(collection), .text(scope.account), .text(scope.region), .bytes([UInt8](key.utf8))]
    }
}
