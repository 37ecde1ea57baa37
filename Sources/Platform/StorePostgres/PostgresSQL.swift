/// The statements on records; parameters stand in the order of the table's columns.
enum PostgresSQL {
    private static let inScope = "collection = $1 AND account = $2 AND region = $3"

    static let get = PostgresStatement(
        "get",
        """
        SELECT value, version, expires FROM castellan.records
        WHERE \(inScope) AND key = $4 AND (expires IS NULL OR expires > $5)
        """)

    static let scan = PostgresStatement(
        "scan",
        """
        SELECT value, version, expires, key FROM castellan.records
        WHERE \(inScope) AND key >= $4 AND key < $5 AND (expires IS NULL OR expires > $6)
        ORDER BY key LIMIT $7
        """)

    static let firstScope = PostgresStatement(
        "first_scope",
        """
        SELECT account, region FROM castellan.records
        WHERE collection = $1 AND (expires IS NULL OR expires > $2)
        ORDER BY account, region LIMIT 1
        """)

    static let nextScope = PostgresStatement(
        "next_scope",
        """
        SELECT account, region FROM castellan.records
        WHERE collection = $1 AND (account, region) > ($2, $3) AND (expires IS NULL OR expires > $4)
        ORDER BY account, region LIMIT 1
        """)

    /// An expired record counts as none, so its versions begin again.
    static let put = PostgresStatement(
        "put",
        """
        INSERT INTO castellan.records AS old (collection, account, region, key, value, version, expires)
        VALUES ($1, $2, $3, $4, $5, 1, $6)
        ON CONFLICT (collection, account, region, key) DO UPDATE SET
            value = excluded.value, expires = excluded.expires,
            version = CASE WHEN old.expires <= $7 THEN 1 ELSE old.version + 1 END
        RETURNING version
        """)

    static let putIfAbsent = PostgresStatement(
        "put_if_absent",
        """
        INSERT INTO castellan.records AS old (collection, account, region, key, value, version, expires)
        VALUES ($1, $2, $3, $4, $5, 1, $6)
        ON CONFLICT (collection, account, region, key) DO UPDATE SET
            value = excluded.value, expires = excluded.expires, version = 1
        WHERE old.expires <= $7
        RETURNING version
        """)

    static let putIfPresent = PostgresStatement(
        "put_if_present",
        """
        UPDATE castellan.records SET value = $5, version = version + 1, expires = $6
        WHERE \(inScope) AND key = $4 AND (expires IS NULL OR expires > $7)
        RETURNING version
        """)

    static let putIfVersion = PostgresStatement(
        "put_if_version",
        """
        UPDATE castellan.records SET value = $5, version = version + 1, expires = $6
        WHERE \(inScope) AND key = $4 AND (expires IS NULL OR expires > $7) AND version = $8
        RETURNING version
        """)

    static let delete = PostgresStatement(
        "delete",
        "DELETE FROM castellan.records WHERE \(inScope) AND key = $4 AND (expires IS NULL OR expires > $5)")

    static let deleteIfVersion = PostgresStatement(
        "delete_if_version",
        """
        DELETE FROM castellan.records
        WHERE \(inScope) AND key = $4 AND (expires IS NULL OR expires > $5) AND version = $6
        """)

    /// Passes by what another node is sweeping.
    static let removeExpired = PostgresStatement(
        "remove_expired",
        """
        DELETE FROM castellan.records WHERE (collection, account, region, key) IN (
            SELECT collection, account, region, key FROM castellan.records WHERE expires <= $1
            ORDER BY expires LIMIT $2 FOR UPDATE SKIP LOCKED)
        """)
}
