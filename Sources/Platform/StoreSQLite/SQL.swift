/// The statements; parameters stand in the order of the table's columns.
enum SQL {
    private static let inScope = "collection = ?1 AND account = ?2 AND region = ?3"

    static let get = """
        SELECT value, version, expires FROM records
        WHERE \(inScope) AND key = ?4 AND (expires IS NULL OR expires > ?5)
        """

    static let scan = """
        SELECT value, version, expires, key FROM records
        WHERE \(inScope) AND key >= ?4 AND key < ?5 AND (expires IS NULL OR expires > ?6)
        ORDER BY key LIMIT ?7
        """

    static let firstScope = """
        SELECT account, region FROM records
        WHERE collection = ?1 AND (expires IS NULL OR expires > ?2)
        ORDER BY account, region LIMIT 1
        """

    static let nextScope = """
        SELECT account, region FROM records
        WHERE collection = ?1 AND (account, region) > (?2, ?3) AND (expires IS NULL OR expires > ?4)
        ORDER BY account, region LIMIT 1
        """

    /// An expired record counts as none, so its versions begin again.
    static let put = """
        INSERT INTO records (collection, account, region, key, value, version, expires)
        VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)
        ON CONFLICT DO UPDATE SET
            value = excluded.value, expires = excluded.expires,
            version = CASE WHEN expires <= ?7 THEN 1 ELSE version + 1 END
        RETURNING version
        """

    static let putIfAbsent = """
        INSERT INTO records (collection, account, region, key, value, version, expires)
        VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)
        ON CONFLICT DO UPDATE SET value = excluded.value, expires = excluded.expires, version = 1
        WHERE expires <= ?7
        RETURNING version
        """

    static let putIfPresent = """
        UPDATE records SET value = ?5, version = version + 1, expires = ?6
        WHERE \(inScope) AND key = ?4 AND (expires IS NULL OR expires > ?7)
        RETURNING version
        """

    static let putIfVersion = """
        UPDATE records SET value = ?5, version = version + 1, expires = ?6
        WHERE \(inScope) AND key = ?4 AND (expires IS NULL OR expires > ?7) AND version = ?8
        RETURNING version
        """

    static let delete = """
        DELETE FROM records WHERE \(inScope) AND key = ?4 AND (expires IS NULL OR expires > ?5)
        RETURNING version
        """

    static let deleteIfVersion = """
        DELETE FROM records WHERE \(inScope) AND key = ?4 AND (expires IS NULL OR expires > ?5) AND version = ?6
        RETURNING version
        """

    static let removeExpired = """
        DELETE FROM records WHERE (collection, account, region, key) IN (
            SELECT collection, account, region, key FROM records WHERE expires <= ?1 ORDER BY expires LIMIT ?2)
        """
}
