import Core
import ItemExpressions
import Plane
import Store

/// Deletes items whose time has come, as TTL promises.
struct TimeToLiveSweep: Sendable {
    /// So many items go in one transaction.
    private static let items = 100

    let service: DynamoDBService

    func run(_ background: Background) async throws {
        for table in try await service.tables.all(in: background.store) {
            guard let index = table.timeToLive, try await isDue(index, background) else { continue }
            guard let key = await service.backgroundKey(of: table, background) else { continue }
            try await sweep(OpenTable(table: table, key: key), background)
        }
    }

    /// A look that costs little, before anything is opened or written.
    private func isDue(_ index: TimeToLiveIndex, _ background: Background) async throws -> Bool {
        let range = Self.range(until: background.clock.now())
        return try await background.store.read { try !Self.due(index, range, limit: 1, $0).isEmpty }
    }

    private func sweep(_ open: OpenTable, _ background: Background) async throws {
        var isDone = false
        while !isDone, !Task.isCancelled {
            let time = background.clock.now()
            do {
                let (count, change) = try await background.store.write { try Self.step(open, at: time, $0) }
                service.statistics.note(change, of: open.table)
                isDone = count < Self.items
            } catch is StaleTable {
                isDone = true
            }
        }
    }

    private static func step(
        _ open: OpenTable, at time: Timestamp, _ writer: any StoreWriter
    ) throws -> (count: Int, StatisticsChange) {
        try TableFence.check(open.table, writer)
        guard let index = open.table.timeToLive else { return (0, StatisticsChange()) }
        let due = try due(index, range(until: time), limit: items, writer)
        var change = StatisticsChange()
        for key in due {
            let position = ItemPosition.position(ofTie: key.tie)
            if let sealed = try open.sealed(at: position, writer) {
                let item = try open.item(sealed, at: position)
                if index.expiry(of: item) == TimeToLiveIndex.expiry(of: key) {
                    change.add(
                        try open.replace(
                            item, oldSize: TableKey.size(of: sealed), with: nil, at: position, at: time, writer
                        ).statistics)
                }
            }
            try writer.delete(key, in: index.entries)
        }
        return (due.count, change)
    }

    private static func range(until time: Timestamp) -> SortRange {
        SortRange(
            lower: TimeToLiveIndex.sort(max(0, time.seconds - TimeToLiveIndex.oldest)),
            upper: TimeToLiveIndex.sort(time.seconds))
    }

    private static func due(
        _ index: TimeToLiveIndex, _ range: SortRange, limit: Int, _ reader: any StoreReader
    ) throws -> [BulkKey] {
        var keys: [BulkKey] = []
        try reader.visit(TimeToLiveIndex.partition, of: index.entries, range, after: nil, descending: false) { entry in
            keys.append(entry.key)
            return keys.count < limit
        }
        return keys
    }
}
