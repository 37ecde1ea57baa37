import GRDB

/// How connections are set up.
enum Connection {
    /// Snapshots that may be read at the same time.
    static let readers = 4

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "castellan.store"
        configuration.maximumReaderCount = readers
        configuration.foreignKeysEnabled = false
        // Someone may look at the file with sqlite3 or copy it with its backup command.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Makes every commit wait for the disk. GRDB leaves a pool at NORMAL, under which a power cut takes the last ones.
    static func setUpDurability(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = 1;
                PRAGMA wal_autocheckpoint = 4000;
                PRAGMA journal_size_limit = 67108864;
                """)
    }
}
