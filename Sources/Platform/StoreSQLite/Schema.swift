import GRDB
import Store

/// The tables, and the way to them from every earlier release.
struct Schema {
    /// Marks the file as ours in its header: `CAST`.
    private static let applicationID = 0x4341_5354

    let failures: FailureTranslation

    /// Named by consecutive numbers; what a release has shipped is never changed, only followed.
    private static let migrations: [@Sendable (Database) throws -> Void] = [
        { db in
            try db.execute(
                sql: """
                    CREATE TABLE records (
                        collection TEXT NOT NULL,
                        account TEXT NOT NULL,
                        region TEXT NOT NULL,
                        key BLOB NOT NULL,
                        value BLOB NOT NULL,
                        version INTEGER NOT NULL,
                        expires INTEGER,
                        PRIMARY KEY (collection, account, region, key)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX records_by_expiry ON records (expires) WHERE expires IS NOT NULL;
                    """)
        }
    ]

    func bringUpToDate(_ database: any DatabaseWriter) throws {
        var migrator = DatabaseMigrator()
        for (index, migrate) in Self.migrations.enumerated() {
            migrator.registerMigration(String(index + 1)) { try migrate($0) }
        }
        try failures.translating {
            try database.writeWithoutTransaction { try claim($0) }
            let applied = try database.read(migrator.appliedIdentifiers)
            let found = applied.compactMap { Int($0) }.max() ?? 0
            guard found <= Self.migrations.count else {
                throw StoreError.newerSchema(found: found, known: Self.migrations.count)
            }
            try migrator.migrate(database)
        }
    }

    /// Refuses another program's database and marks a new one as ours.
    private func claim(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") != Self.applicationID else { return }
        guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
            throw StoreError.unavailable(reason: "\(failures.file) is a database of another program")
        }
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    }
}
