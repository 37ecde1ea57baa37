import Synchronization

/// Events in memory, for planes that keep nothing.
final class MemoryLog: EventStorage {
    private let lines = Mutex<[[UInt8]]>([])

    func append(_ line: AuditLine) async throws { lines.withLock { $0.append(line.json) } }
    func settle() async throws {}
    func close() async {}
    func reset() async { lines.withLock { $0 = [] } }

    func page(_ query: AuditQuery) async throws -> AuditPage {
        var collector = try PageCollector(query)
        let lines = lines.withLock { $0 }
        try collector.add(1) { visit in
            for line in lines { try visit(line[...]) }
        }
        return collector.page
    }

    func visit(_ query: AuditQuery, _ body: @escaping @Sendable (AuditRecord) -> Bool) async throws {
        let lines = lines.withLock { $0 }
        for (index, line) in lines.enumerated() {
            guard let record = AuditRecord(line, at: EventPosition(sequence: 1, index: index)),
                query.matches(record.attributes)
            else { continue }
            if !body(record) { return }
        }
    }
}
