import Store

/// The tables, and the way to them from every earlier release.
enum PostgresSchema {
    /// Of the advisory lock under which one node at a time brings the tables up to date: `CASTELLA`.
    private static let lock = 0x4341_5354_454C_4C41

    /// What a release has shipped is never changed, only followed.
    private static let migrations = [
        """
        CREATE TABLE castellan.records (
            collection text COLLATE "C" NOT NULL,
            account text COLLATE "C" NOT NULL,
            region text COLLATE "C" NOT NULL,
            key bytea NOT NULL,
            value bytea NOT NULL,
            version bigint NOT NULL,
            expires bigint,
            PRIMARY KEY (collection, account, region, key)
        );
        CREATE INDEX records_by_expiry ON castellan.records (expires) WHERE expires IS NOT NULL;
        CREATE TABLE castellan.changes (
            xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
            token bigint NOT NULL,
            collection text COLLATE "C" NOT NULL,
            made timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (xact, collection)
        );
        CREATE INDEX changes_by_time ON castellan.changes (made);
        """,
        // Values are sealed, so they do not compress.
        """
        CREATE TABLE castellan.bulk_tables (name text COLLATE "C" PRIMARY KEY);
        CREATE TABLE castellan.bulk (
            bulk_table text COLLATE "C" NOT NULL REFERENCES castellan.bulk_tables (name) ON DELETE CASCADE,
            partition bytea NOT NULL,
            sort bytea NOT NULL,
            tie bytea NOT NULL,
            value bytea NOT NULL,
            PRIMARY KEY (bulk_table, partition, sort, tie)
        );
        ALTER TABLE castellan.bulk ALTER COLUMN value SET STORAGE EXTERNAL;
        """,
    ]

    static func bringUpToDate(_ connection: PostgresConnection) throws {
        try connection.run("SELECT pg_advisory_lock(\(lock))")
        defer { _ = try? connection.run("SELECT pg_advisory_unlock(\(lock))") }
        // Asked first, because creating needs a right that is not needed later on.
        let exists = try connection.run("SELECT 1 WHERE to_regclass('castellan.versions') IS NOT NULL")
        if exists.count == 0 {
            try connection.run(
                """
                CREATE SCHEMA IF NOT EXISTS castellan;
                CREATE TABLE castellan.versions (
                    version int PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())
                """)
        }
        let found = try Int(connection.run("SELECT coalesce(max(version), 0) FROM castellan.versions").text(0, 0)) ?? 0
        guard found <= migrations.count else {
            throw StoreError.newerSchema(found: found, known: migrations.count)
        }
        for (index, migration) in migrations.enumerated().dropFirst(found) {
            // Several statements sent at once are one transaction.
            try connection.run("\(migration) INSERT INTO castellan.versions (version) VALUES (\(index + 1))")
        }
    }
}
