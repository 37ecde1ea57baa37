import CLibPQ
import Store

/// One connection to the server, used by one thread at a time; every call blocks until the server answers.
final class PostgresConnection {
    private let connection: OpaquePointer
    private let address: PostgresAddress
    private var prepared: Set<String> = []

    /// - Parameter statementTimeout: in milliseconds, for each statement and each wait for a lock.
    init(_ address: PostgresAddress, statementTimeout: Int) throws {
        guard let connection = address.connect() else {
            throw PostgresFailure(state: nil, message: "out of memory", lostConnection: true)
        }
        self.connection = connection
        self.address = address
        guard PQstatus(connection) == CONNECTION_OK else {
            throw PostgresFailure(state: nil, message: lastMessage(), lostConnection: true)
        }
        // Notices go to standard error otherwise.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        guard PQserverVersion(connection) >= 130_000 else {
            throw PostgresFailure(
                state: nil, message: "a server of version 13 or newer is needed", lostConnection: true)
        }
        // Small tables tempt the planner to read them whole, which under SERIALIZABLE conflicts with every writer.
        try run(
            """
            SET statement_timeout = \(statementTimeout);
            SET idle_in_transaction_session_timeout = \(statementTimeout);
            SET enable_seqscan = off;
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """)
    }

    deinit { PQfinish(connection) }

    var socket: Int32 { PQsocket(connection) }
    var processID: Int32 { PQbackendPID(connection) }

    /// Runs statements without parameters; the last one's result is answered.
    @discardableResult
    func run(_ sql: String) throws -> PostgresResult { try check(PQexec(connection, sql)) }

    func run(_ statement: PostgresStatement, _ values: [PostgresValue]) throws -> PostgresResult {
        if !prepared.contains(statement.name) {
            _ = try check(PQprepare(connection, statement.name, statement.sql, 0, nil))
            prepared.insert(statement.name)
        }
        let encoded = values.map(\.encoded)
        let lengths = encoded.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: values.count)
        // One buffer holds all parameters; the spare byte gives an empty one at its end an address.
        let buffer: [UInt8] = encoded.flatMap { $0 ?? [] } + [0]
        return try buffer.withUnsafeBytes { buffer in
            var offset = 0
            let pointers = encoded.map { value -> UnsafePointer<CChar>? in
                guard let value else { return nil }
                defer { offset += value.count }
                return buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            }
            return try check(
                PQexecPrepared(connection, statement.name, Int32(values.count), pointers, lengths, formats, 1))
        }
    }

    /// Whether others notified a channel that this connection listens on; reads what has come in and does not wait.
    func takeNotifications() throws -> Bool {
        guard PQconsumeInput(connection) == 1 else {
            throw PostgresFailure(state: nil, message: lastMessage(), lostConnection: true)
        }
        var found = false
        while let notification = PQnotifies(connection) {
            if notification.pointee.be_pid != processID { found = true }
            PQfreemem(notification)
        }
        return found
    }

    private func check(_ result: OpaquePointer?) throws -> PostgresResult {
        guard let result else {
            throw PostgresFailure(state: nil, message: lastMessage(), lostConnection: true)
        }
        let owned = PostgresResult(result)
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK: return owned
        default: throw failure(result)
        }
    }

    private func failure(_ result: OpaquePointer) -> PostgresFailure {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
        }
        let state = field("C")
        // Class 57P: the server shuts down or ended this session; 25006: it has become a standby.
        let mustReconnect = state.map { $0.hasPrefix("57P") || $0.hasPrefix("08") || $0 == "25006" } ?? true
        return PostgresFailure(
            state: state, message: field("M").map(address.redact) ?? lastMessage(),
            lostConnection: mustReconnect || PQstatus(connection) != CONNECTION_OK)
    }

    /// The first line; those after it guess at causes.
    private func lastMessage() -> String {
        let message = String(cString: PQerrorMessage(connection))
        return address.redact(message.split(separator: "\n").first.map { String($0) } ?? "no reason given")
    }
}
