import Store

extension PostgresReader {
    func value(of key: BulkKey, in table: BulkTable) throws -> [UInt8]? {
        let rows = try run(PostgresBulkSQL.value, try table.values + key.values)
        return rows.count > 0 ? rows.bytes(0, 0) : nil
    }

    func visit(
        _ partition: [UInt8], of table: BulkTable, _ sorts: SortRange, after: BulkKey?, descending: Bool,
        _ body: (BulkEntry) throws -> Bool
    ) throws {
        let values = try table.values + [.bytes(partition), .bytes(sorts.lower), PostgresValue(sorts.upper)]
        var last = after
        try visitBatches(body) { limit in
            let statement = PostgresBulkSQL.visit(
                hasUpper: sorts.upper != nil, hasAfter: last != nil, descending: descending)
            let rows = try run(
                statement, values + [PostgresValue(last?.sort), PostgresValue(last?.tie), .integer(Int64(limit))])
            let batch = (0..<rows.count).map { row in
                BulkEntry(
                    key: BulkKey(partition: partition, sort: rows.bytes(row, 0), tie: rows.bytes(row, 1)),
                    value: rows.bytes(row, 2))
            }
            last = batch.last?.key ?? last
            return batch
        }
    }

    func visitAll(
        of table: BulkTable, from: [UInt8], to: [UInt8]?, after: BulkKey?, _ body: (BulkEntry) throws -> Bool
    ) throws {
        let values = try table.values + [.bytes(from), PostgresValue(to)]
        var last = after
        try visitBatches(body) { limit in
            let statement = PostgresBulkSQL.visitAll(hasEnd: to != nil, hasAfter: last != nil)
            let beyond = [PostgresValue(last?.partition), PostgresValue(last?.sort), PostgresValue(last?.tie)]
            let rows = try run(statement, values + beyond + [.integer(Int64(limit))])
            let batch = (0..<rows.count).map { row in
                BulkEntry(
                    key: BulkKey(partition: rows.bytes(row, 0), sort: rows.bytes(row, 1), tie: rows.bytes(row, 2)),
                    value: rows.bytes(row, 3))
            }
            last = batch.last?.key ?? last
            return batch
        }
    }

    /// Reads in growing batches: a visitor that stops early costs little, one that goes on few round trips.
    private func visitBatches(
        _ body: (BulkEntry) throws -> Bool, _ next: (_ limit: Int) throws -> [BulkEntry]
    ) throws {
        var limit = 16
        while true {
            let batch = try next(limit)
            for entry in batch { guard try body(entry) else { return } }
            guard batch.count == limit else { return }
            limit = min(limit * 4, 256)
        }
    }
}

extension PostgresWriter {
    func create(_ table: BulkTable) throws { _ = try run(PostgresBulkSQL.create, try table.values) }

    func drop(_ table: BulkTable) throws { _ = try run(PostgresBulkSQL.drop, try table.values) }

    func put(_ value: [UInt8], at key: BulkKey, in table: BulkTable) throws {
        try key.validate()
        _ = try run(PostgresBulkSQL.put, try table.values + key.values + [.bytes(value)])
    }

    func delete(_ key: BulkKey, in table: BulkTable) throws -> Bool {
        try run(PostgresBulkSQL.delete, try table.values + key.values).changed > 0
    }
}

extension BulkTable {
    /// As the first parameter of a statement.
    fileprivate var values: [PostgresValue] {
        get throws {
            guard isNameValid else { throw StoreError.invalidKey(collection: "bulk tables") }
            return [.text(name)]
        }
    }
}

extension BulkKey {
    fileprivate var values: [PostgresValue] { [.bytes(partition), .bytes(sort), .bytes(tie)] }
}

extension PostgresValue {
    fileprivate init(_ bytes: [UInt8]?) { self = bytes.map { .bytes($0) } ?? .null }
}
