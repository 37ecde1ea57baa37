import Store

/// The statements on one bulk table, whose name is checked before it gets here.
///
/// A table with row ids and an index on the key: a table clustered by key would spill every value above about a
/// kilobyte to pages of its own.
struct BulkSQL {
    private let table: String

    init(_ table: BulkTable) throws {
        guard table.isNameValid else { throw StoreError.invalidKey(collection: "bulk tables") }
        self.table = "bulk_\(table.name)"
    }

    var create: String {
        """
        CREATE TABLE IF NOT EXISTS \(table) (
            partition BLOB NOT NULL, sort BLOB NOT NULL, tie BLOB NOT NULL, value BLOB NOT NULL,
            UNIQUE (partition, sort, tie)
        ) STRICT
        """
    }

    var drop: String { "DROP TABLE IF EXISTS \(table)" }

    var value: String { "SELECT value FROM \(table) WHERE partition = ?1 AND sort = ?2 AND tie = ?3" }

    var put: String {
        """
        INSERT INTO \(table) (partition, sort, tie, value) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET value = excluded.value
        """
    }

    var delete: String { "DELETE FROM \(table) WHERE partition = ?1 AND sort = ?2 AND tie = ?3" }

    /// Of one partition: parameters are the partition, the lower and upper sort, the sort and tie to begin beyond, and
    /// the limit.
    func visit(hasUpper: Bool, hasAfter: Bool, descending: Bool) -> String {
        let upper = hasUpper ? " AND sort < ?3" : ""
        let after = hasAfter ? " AND (sort, tie) \(descending ? "<" : ">") (?4, ?5)" : ""
        let order = descending ? "sort DESC, tie DESC" : "sort, tie"
        return """
            SELECT sort, tie, value FROM \(table) WHERE partition = ?1 AND sort >= ?2\(upper)\(after)
            ORDER BY \(order) LIMIT ?6
            """
    }

    /// Of all partitions: parameters are the first partition, the one to end before, the key to begin beyond, and the
    /// limit.
    func visitAll(hasEnd: Bool, hasAfter: Bool) -> String {
        let end = hasEnd ? " AND partition < ?2" : ""
        let after = hasAfter ? " AND (partition, sort, tie) > (?3, ?4, ?5)" : ""
        return """
            SELECT partition, sort, tie, value FROM \(table) WHERE partition >= ?1\(end)\(after)
            ORDER BY partition, sort, tie LIMIT ?6
            """
    }
}
