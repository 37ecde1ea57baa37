/// The statements on the journal of changed collections, from which nodes learn what others did.
///
/// A counter for each collection would be one row that every writer waits for, and NOTIFY inside the transaction makes
/// all commits of the server queue up; rows that are only ever added cost neither. Which of them are new is told by
/// comparing snapshots, so a transaction that took long is not missed.
enum ChangeSQL {
    /// How long rows stay, in minutes; a node that did not look for half of it takes everything as changed.
    static let retention = 10

    /// Parameters: a random number that tells this transaction from others, the collections in lines.
    static let add = PostgresStatement(
        "add_changes",
        """
        INSERT INTO castellan.changes (token, collection) SELECT $1::bigint, unnest(string_to_array($2, E'\\n'))
        RETURNING xact
        """)

    /// Parameter: the snapshot of the time before, as text. Answers it for the next time, and collections in lines.
    static let since = PostgresStatement(
        "changes_since",
        """
        SELECT pg_current_snapshot()::text, coalesce(string_agg(DISTINCT collection, E'\\n'), '')
        FROM castellan.changes
        WHERE xact >= pg_snapshot_xmin($1::text::pg_snapshot)
            AND NOT pg_visible_in_snapshot(xact, $1::text::pg_snapshot)
        """)

    /// Parameters: a transaction and its random number. Whether its changes are there, and what became of it.
    static let outcome = PostgresStatement(
        "outcome",
        """
        SELECT EXISTS (SELECT FROM castellan.changes WHERE xact = $1 AND token = $2), pg_xact_status($1)
        """)

    static let prune = PostgresStatement(
        "prune_changes",
        "DELETE FROM castellan.changes WHERE made < now() - interval '\(retention) minutes'")
}
