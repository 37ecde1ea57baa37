import CSQLite
import Discovery
import Glibc

/// Reads SQLite's databases: every table is a sheet, with its columns' names.
///
/// There is no header row: the first row in the order of row ids is row 1. Generated columns are values like others;
/// views, indices and virtual tables have none of their own. The file is mapped, never opened by SQLite, so that
/// neither a journal nor a write-ahead log beside it is looked at: what was only in those is not read.
enum SQLiteReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.databaseSize, reason: .fileExceedsSizeLimit)
        return try context.session.withFile(source) { descriptor, size in
            let file = try MappedDatabase(descriptor: descriptor, size: size)
            let database = try SQLiteDatabase(file, session: context.session)
            var table = TableBlocks(limits: context.limits)
            var isWhole = true
            for name in try database.tables() {
                do {
                    let columns = try database.columns(of: name)
                    try table.beginSheet(name, columns: columns, into: &sink)
                    try database.read(name, to: &table, into: &sink)
                } catch is ReadingError {
                    // One damaged table leaves the others.
                    isWhole = false
                }
                try context.session.checkTime()
            }
            try table.finish(into: &sink)
            guard isWhole else {
                return Outcome(.skipped, reason: .malformedFile, detail: "Some of its tables are damaged.")
            }
            guard !table.isIncomplete else {
                return Outcome(.partial, reason: .malformedFile, detail: "Some of its values are too long.")
            }
            return Outcome(.complete)
        }
    }
}

/// A database's file as memory, of which the first page alone may be changed.
final class MappedDatabase {
    let bytes: UnsafeMutableRawPointer
    let size: Int

    /// - Throws: `ReadingError`.
    init(descriptor: Int32, size: Int) throws {
        guard size >= 512 else { throw ReadingError.malformed("It is too short.") }
        let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapped, mapped != MAP_FAILED else { throw ReadingError.system(errno) }
        bytes = mapped
        self.size = size
        // Journal modes in the header (file format, 1.3): a write-ahead log needs a file beside it.
        guard mprotect(bytes, 512, PROT_READ | PROT_WRITE) == 0 else { throw ReadingError.system(errno) }
        for place in 18...19 where bytes.load(fromByteOffset: place, as: UInt8.self) == 2 {
            bytes.storeBytes(of: 1, toByteOffset: place, as: UInt8.self)
        }
    }

    deinit { munmap(bytes, size) }
}

/// A connection that trusts nothing of its database.
final class SQLiteDatabase {
    private let file: MappedDatabase
    private let session: ReadingSession
    private var connection: OpaquePointer?

    init(_ file: MappedDatabase, session: ReadingSession) throws {
        self.file = file
        self.session = session
        guard sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
            throw ReadingError.system(ENOMEM)
        }
        configure()
        let bytes = file.bytes.assumingMemoryBound(to: UInt8.self)
        let size = sqlite3_int64(file.size)
        guard
            sqlite3_deserialize(connection, "main", bytes, size, size, UInt32(SQLITE_DESERIALIZE_READONLY)) == SQLITE_OK
        else { throw failure }
        for pragma in ["trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"] {
            _ = try? run("PRAGMA " + pragma) { _ in }
        }
    }

    deinit { sqlite3_close_v2(connection) }

    private func configure() {
        sqlite3_db_switch(connection, SQLITE_DBCONFIG_DEFENSIVE, 1)
        sqlite3_db_switch(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        sqlite3_db_switch(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        sqlite3_db_switch(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0)
        sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Int32(clamping: session.limits.recordSize))
        sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
        sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 100)
        sqlite3_progress_handler(
            connection, 100_000,
            { session in
                guard let session else { return 0 }
                return Unmanaged<ReadingSession>.fromOpaque(session).takeUnretainedValue().limits.isOver ? 1 : 0
            }, Unmanaged.passUnretained(session).toOpaque())
    }

    private var failure: ReadingError {
        ReadingError.malformed(
            sqlite3_errstr(sqlite3_errcode(connection)).map { String(cString: $0) } ?? "It is damaged.")
    }

    /// Tables that have rows in the file; virtual ones have none.
    func tables() throws -> [String] {
        var names: [String] = []
        try run("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0") { statement in
            guard let text = sqlite3_column_text(statement, 0) else { return }
            let name = String(cString: text)
            if !name.hasPrefix("sqlite_") || name == "sqlite_sequence" { names.append(name) }
        }
        return names
    }

    func columns(of table: String) throws -> [String] {
        let statement = try prepare("SELECT * FROM " + Self.quoted(table))
        defer { sqlite3_finalize(statement) }
        return (0..<sqlite3_column_count(statement)).map { column in
            sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
        }
    }

    func read(_ name: String, to table: inout TableBlocks, into sink: inout any DocumentSink) throws {
        try run("SELECT * FROM " + Self.quoted(name)) { statement in
            for column in 0..<sqlite3_column_count(statement) {
                let (value, isText) = Self.value(statement, column)
                try table.append(value, isText: isText, into: &sink)
            }
            try table.endRow(into: &sink)
        }
    }

    private static func value(_ statement: OpaquePointer?, _ column: Int32) -> (bytes: [UInt8], isText: Bool) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return (Array(String(sqlite3_column_int64(statement, column)).utf8), false)
        case SQLITE_FLOAT: return (BinaryText.number(sqlite3_column_double(statement, column)), false)
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(statement, column) else { return ([], true) }
            let count = Int(sqlite3_column_bytes(statement, column))
            return (BinaryText.repaired(Array(UnsafeBufferPointer(start: text, count: count))), true)
        case SQLITE_BLOB:
            guard let blob = sqlite3_column_blob(statement, column) else { return ([], false) }
            let count = Int(sqlite3_column_bytes(statement, column))
            let bytes = UnsafeRawBufferPointer(start: blob, count: count)
            return (BinaryText.isText(bytes) ? Array(bytes) : [], true)
        default: return ([], false)
        }
    }

    private static func quoted(_ name: String) -> String {
        var quoted = "\""
        for character in name { quoted += character == "\"" ? "\"\"" : String(character) }
        return quoted + "\""
    }

    private func prepare(_ text: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, text, -1, &statement, nil) == SQLITE_OK else { throw failure }
        return statement
    }

    private func run(_ text: String, row: (OpaquePointer?) throws -> Void) throws {
        let statement = try prepare(text)
        defer { sqlite3_finalize(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try row(statement)
            case SQLITE_DONE: return
            case SQLITE_INTERRUPT:
                try session.checkTime()
                throw failure
            default: throw failure
            }
        }
    }
}
