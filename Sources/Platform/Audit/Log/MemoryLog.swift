import Synchronization

/// Events in memory, for planes that keep nothing.
final class MemoryLog: EventStorage {
    private let lines = Mutex<[AuditLine]>([])

    func append(_ line: AuditLine) async throws { lines.withLock { $0.append(line) } }
    func settle() async throws {}
    func close() async {}
    func reset() async { lines.withLock { $0 = [] } }
}
