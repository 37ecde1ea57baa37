/// The statements on bulk tables, all of which are one table here: a table of SQL for each would change the schema under
/// running transactions, and need statements of its own on every connection.
enum PostgresBulkSQL {
    private static let inTable = "bulk_table = $1"

    static let create = PostgresStatement(
        "bulk_create", "INSERT INTO castellan.bulk_tables (name) VALUES ($1) ON CONFLICT DO NOTHING")

    /// What is in it goes with it.
    static let drop = PostgresStatement("bulk_drop", "DELETE FROM castellan.bulk_tables WHERE name = $1")

    static let value = PostgresStatement(
        "bulk_value",
        "SELECT value FROM castellan.bulk WHERE \(inTable) AND partition = $2 AND sort = $3 AND tie = $4")

    static let put = PostgresStatement(
        "bulk_put",
        """
        INSERT INTO castellan.bulk (bulk_table, partition, sort, tie, value) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (bulk_table, partition, sort, tie) DO UPDATE SET value = excluded.value
        """)

    static let delete = PostgresStatement(
        "bulk_delete", "DELETE FROM castellan.bulk WHERE \(inTable) AND partition = $2 AND sort = $3 AND tie = $4")

    /// Of one partition. Parameters: table, partition, lower sort, upper sort or null, sort and tie to begin beyond or
    /// null, limit. Each form is a statement of its own, as each has a plan of its own.
    static func visit(hasUpper: Bool, hasAfter: Bool, descending: Bool) -> PostgresStatement {
        let upper = hasUpper ? "sort < $4" : "$4::bytea IS NULL"
        let beyond = descending ? "(sort, tie) < ($5, $6)" : "(sort, tie) > ($5, $6)"
        let after = hasAfter ? beyond : "$5::bytea IS NULL AND $6::bytea IS NULL"
        return PostgresStatement(
            "bulk_visit_\(hasUpper)_\(hasAfter)_\(descending)",
            """
            SELECT sort, tie, value FROM castellan.bulk
            WHERE \(inTable) AND partition = $2 AND sort >= $3 AND \(upper) AND \(after)
            ORDER BY \(descending ? "sort DESC, tie DESC" : "sort, tie") LIMIT $7
            """)
    }

    /// Of all partitions. Parameters: table, first partition, partition to end before or null, partition, sort and tie to
    /// begin beyond or null, limit.
    static func visitAll(hasEnd: Bool, hasAfter: Bool) -> PostgresStatement {
        let end = hasEnd ? "partition < $3" : "$3::bytea IS NULL"
        let after =
            hasAfter
            ? "(partition, sort, tie) > ($4, $5, $6)"
            : "$4::bytea IS NULL AND $5::bytea IS NULL AND $6::bytea IS NULL"
        return PostgresStatement(
            "bulk_visit_all_\(hasEnd)_\(hasAfter)",
            """
            SELECT partition, sort, tie, value FROM castellan.bulk
            WHERE \(inTable) AND partition >= $2 AND \(end) AND \(after)
            ORDER BY partition, sort, tie LIMIT $7
            """)
    }
}
