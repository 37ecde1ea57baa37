import Core
import Plane
import Store

/// Counts the entries of a table anew when a node was killed before it had written its share of the statistics.
///
/// What is written while it counts may be counted twice or not at all, as it goes through the table in pieces; on a quiet
/// table it is exact. AWS's own numbers are some hours old.
struct Recount: Sendable {
    private static let piece = 1_000
    private static let leaseSeconds: Int64 = 30

    let service: DynamoDBService

    func run(_ background: Background) async throws {
        for table in try await service.tables.all(in: background.store) {
            let id = table.record.id
            guard !service.statistics.isKeeping(id) else { continue }
            let statistics = try await background.store.read {
                try TableStatistics.collection.get(id, in: table.scope, $0)
            }
            guard statistics?.isOpen == true else { continue }
            try await recount(table, background)
        }
    }

    private func recount(_ table: Table, _ background: Background) async throws {
        let store = background.store
        let lease = try await Lease.take(
            "dynamodb.recount/\(table.record.id)", seconds: Self.leaseSeconds, in: store, at: background.clock.now())
        guard let lease else { return }
        var statistics = TableStatistics()
        for entries in [table.items] + table.indexes.map(\.entries) {
            var after: BulkKey?
            repeat {
                let (counts, last) = try await store.read { [after] in try Self.count(entries, after: after, $0) }
                statistics[entries.name] = statistics[entries.name] + counts
                after = last
                guard !Task.isCancelled, try await lease.renew(in: store, at: background.clock.now()) else { return }
            } while after != nil
        }
        try await store.write { [statistics] writer in
            guard try Tables.records.get(table.name, in: table.scope, writer)?.id == table.record.id else { return }
            try TableStatistics.collection.put(statistics, at: table.record.id, in: table.scope, writer)
        }
        try await lease.release(in: store)
    }

    /// - Returns: what it counted, and where it stopped; nil at the end.
    private static func count(
        _ table: BulkTable, after: BulkKey?, _ reader: any StoreReader
    ) throws -> (TableStatistics.Counts, last: BulkKey?) {
        var counts = TableStatistics.Counts()
        var last: BulkKey?
        try reader.visitAll(of: table, from: [], to: nil, after: after) { entry in
            counts.count += 1
            counts.bytes += TableKey.size(of: entry.value)
            last = entry.key
            return counts.count < piece
        }
        return (counts, counts.count < piece ? nil : last)
    }
}
