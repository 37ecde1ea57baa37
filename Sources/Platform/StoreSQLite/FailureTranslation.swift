import GRDB
import GRDBSQLite
import Glibc
import Store

/// Turns SQLite's errors into the store's, without statements or values.
struct FailureTranslation: Sendable {
    /// Named in messages.
    let file: String

    func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw translate(error, systemError: 0)
        }
    }

    /// Within a connection, which knows the system's reason for an input or output error, except when a COMMIT met it;
    /// then it is still the thread's last.
    func translating<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
        errno = 0
        do {
            return try body()
        } catch let error as DatabaseError {
            let last = errno
            let known = db.sqliteConnection.map { sqlite3_system_errno($0) } ?? 0
            throw translate(error, systemError: known == 0 ? last : known)
        }
    }

    private func translate(_ error: DatabaseError, systemError: Int32) -> StoreError {
        switch error.resultCode {
        case .SQLITE_FULL:
            return .full
        case .SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(systemError):
            return .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return .damaged(
                reason: """
                    \(file) is damaged or not a database; restore it from a backup, or move it away together with \
                    its -wal and -shm files to start with an empty one
                    """)
        case .SQLITE_IOERR:
            return .unavailable(
                reason: "\(file) cannot be read or written: \(PrivateFile.reason(systemError)) (\(code(error)))")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return .unavailable(reason: "\(file) is locked by another program")
        case .SQLITE_MISUSE:
            return .closed
        default:
            return .unavailable(reason: "\(file): \(error.message ?? "no reason given") (\(code(error)))")
        }
    }

    private func code(_ error: DatabaseError) -> String { "SQLite \(error.extendedResultCode.rawValue)" }
}
