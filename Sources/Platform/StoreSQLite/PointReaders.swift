import Core
import GRDB
import Store
import Synchronization

/// Connections for reads of one value, made on the caller's own thread.
///
/// Of a page that is in memory such a read takes a few microseconds, less than handing it to another thread and waking up
/// for its answer; of another page it waits for the disk once. Nothing longer ever runs on these connections, so that
/// whoever finds one taken waits no longer than that.
final class PointReaders: Sendable {
    /// As many as there are threads that serve requests on a small machine; more would only keep more pages twice.
    private static let count = 4

    private let connections: [DatabaseQueue]
    private let turn = Atomic<Int>(0)
    private let clock: any WallClock
    private let failures: FailureTranslation

    init(path: String, clock: any WallClock, failures: FailureTranslation) throws {
        self.clock = clock
        self.failures = failures
        var configuration = Connection.configuration()
        configuration.readonly = true
        connections = try failures.translating { [configuration] in
            try (0..<Self.count).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
        }
    }

    func value(of key: BulkKey, in table: BulkTable) throws -> [UInt8]? {
        let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return try failures.translating {
            try connections[Int(UInt(bitPattern: turn) % UInt(Self.count))].unsafeRead { db in
                try SQLiteReader(db: db, now: clock.now().microseconds, failures: failures).value(of: key, in: table)
            }
        }
    }

    func close() throws {
        for connection in connections { try connection.close() }
    }
}
