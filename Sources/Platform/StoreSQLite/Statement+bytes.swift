import GRDB
import GRDBSQLite

/// Bytes straight to and from SQLite: the arguments and rows that GRDB makes on the way cost more than finding one value.
extension Statement {
    /// The first column of the first row; nil without one.
    ///
    /// - Throws: `DatabaseError`.
    func value(of key: [[UInt8]]) throws -> [UInt8]? {
        try run(key[...]) { code in
            if code == SQLITE_DONE { return nil }
            guard let start = sqlite3_column_blob(sqliteStatement, 0) else { return [] }
            return Array(
                UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, 0))))
        }
    }

    /// - Throws: `DatabaseError`.
    func execute(_ values: [[UInt8]]) throws { try run(values[...]) { _ in } }

    /// Binds the values one in another, as SQLite does not copy them, and gives what the first step came to.
    private func run<Value>(_ values: ArraySlice<[UInt8]>, _ body: (Int32) throws -> Value) throws -> Value {
        guard let value = values.first else { return try step(body) }
        return try value.withUnsafeBytes { bytes in
            let index = Int32(values.startIndex + 1)
            let code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(sqliteStatement, index, 0)
                : sqlite3_bind_blob64(sqliteStatement, index, bytes.baseAddress, UInt64(bytes.count), nil)
            guard code == SQLITE_OK else { throw failure(code) }
            return try run(values.dropFirst(), body)
        }
    }

    private func step<Value>(_ body: (Int32) throws -> Value) throws -> Value {
        defer {
            sqlite3_reset(sqliteStatement)
            sqlite3_clear_bindings(sqliteStatement)
        }
        let code = sqlite3_step(sqliteStatement)
        guard code == SQLITE_ROW || code == SQLITE_DONE else { throw failure(code) }
        return try body(code)
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: String(cString: sqlite3_errmsg(sqlite3_db_handle(sqliteStatement))))
    }
}
