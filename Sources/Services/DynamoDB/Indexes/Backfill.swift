import Core
import ItemExpressions
import Plane
import Store

/// Fills what was made on a table that had items already: a global index, or the index of expiry times.
///
/// It goes through the items in short transactions, each of which writes the entries of some items and the place it has
/// come to. Writes keep a new index right from the moment it is there, so each item is in it once the end is reached.
struct Backfill: Sendable {
    struct Checkpoint: Codable, Sendable {
        /// In hexadecimal.
        let partition: String
        let sort: String
    }

    /// By the name of the bulk table that is filled.
    static let checkpoints = RecordCollection<Checkpoint>("dynamodb.backfills")

    /// So many items, or so many bytes, go into one transaction, as every other write waits for it.
    private static let items = 100
    private static let bytes = 512 << 10
    private static let leaseSeconds: Int64 = 30

    let service: DynamoDBService

    static func isEmpty(_ table: BulkTable, _ reader: any StoreReader) throws -> Bool {
        var isEmpty = true
        try reader.visitAll(of: table, from: [], to: nil, after: nil) { _ in
            isEmpty = false
            return false
        }
        return isEmpty
    }

    static func isNeeded(by record: TableRecord) -> Bool {
        record.timeToLive?.isComplete == false || record.globalIndexes.contains(where: \.isBackfilling)
    }

    func run(_ background: Background) async throws {
        for table in try await service.tables.all(in: background.store) where Self.isNeeded(by: table.record) {
            guard let key = await service.backgroundKey(of: table, background) else { continue }
            try await fill(OpenTable(table: table, key: key), background)
        }
    }

    private func fill(_ open: OpenTable, _ background: Background) async throws {
        let store = background.store
        let lease = try await Lease.take(
            "dynamodb.backfill/\(open.table.record.id)", seconds: Self.leaseSeconds, in: store,
            at: background.clock.now())
        guard let lease else { return }
        var isDone = false
        while !isDone, !Task.isCancelled, try await lease.renew(in: store, at: background.clock.now()) {
            let time = background.clock.now()
            do {
                let (done, effects) = try await store.write { try Self.step(open, at: time, $0) }
                service.statistics.note(effects, of: open.table)
                isDone = done
            } catch is StaleTable {
                // Changed meanwhile: the next run goes on from the checkpoint with the table as it is then.
                isDone = true
            }
            await Task.yield()
        }
        try await lease.release(in: store)
    }

    /// Fills one piece of the first index that lacks something; true when that index is whole.
    private static func step(
        _ open: OpenTable, at time: Timestamp, _ writer: any StoreWriter
    ) throws -> (isDone: Bool, StatisticsChange) {
        try TableFence.check(open.table, writer)
        let table = open.table
        let index = table.indexes.first { $0.record.isBackfilling }
        guard let target = index?.entries ?? table.timeToLive?.entries else { return (true, StatisticsChange()) }
        let checkpoint = try checkpoints.get(target.name, in: table.scope, writer)
        let piece = try piece(of: table.items, after: checkpoint, writer)
        var change = StatisticsChange()
        for entry in piece {
            let item = try open.item(entry.value, at: entry.key)
            if let index {
                try open.insert(item, into: index, &change, writer)
            } else if let timeToLive = table.timeToLive {
                try open.insert(item, at: entry.key, into: timeToLive, at: time, writer)
            }
        }
        guard let last = piece.last else {
            try finish(target, of: table, writer)
            return (true, change)
        }
        let reached = Checkpoint(
            partition: Hexadecimal.encode(last.key.partition), sort: Hexadecimal.encode(last.key.sort))
        try checkpoints.put(reached, at: target.name, in: table.scope, writer)
        return (false, change)
    }

    private static func piece(
        of table: BulkTable, after checkpoint: Checkpoint?, _ reader: any StoreReader
    ) throws -> [BulkEntry] {
        let after = checkpoint.flatMap { checkpoint -> BulkKey? in
            guard let partition = Hexadecimal.decode(checkpoint.partition),
                let sort = Hexadecimal.decode(checkpoint.sort)
            else { return nil }
            return BulkKey(partition: partition, sort: sort)
        }
        var piece: [BulkEntry] = []
        var size = 0
        try reader.visitAll(of: table, from: [], to: nil, after: after) { entry in
            piece.append(entry)
            size += entry.value.count
            return piece.count < items && size < bytes
        }
        return piece
    }

    private static func finish(_ target: BulkTable, of table: Table, _ writer: any StoreWriter) throws {
        guard var record = try Tables.records.get(table.name, in: table.scope, writer) else { throw StaleTable() }
        for position in record.globalIndexes.indices where record.globalIndexes[position].entries == target.name {
            record.globalIndexes[position].isBackfilling = false
            record.globalIndexes[position].status = .ACTIVE
        }
        if record.timeToLive?.entries == target.name { record.timeToLive?.isComplete = true }
        if !record.globalIndexes.contains(where: \.isBackfilling) { record.status = .ACTIVE }
        record.generation += 1
        try Tables.put(record, in: table.scope, writer)
        try checkpoints.delete(target.name, in: table.scope, writer)
    }
}

extension OpenTable {
    /// Writes an item's entry where it is missing; where it is, a write was here before.
    fileprivate func insert(
        _ item: Item, into index: SecondaryIndex, _ change: inout StatisticsChange, _ writer: any StoreWriter
    ) throws {
        guard index.holds(item) else { return }
        let place = position(of: item, in: index)
        guard try writer.value(of: place, in: index.entries) == nil else { return }
        let entry = index.project(item)
        let sealed = try key.seal(ItemCoding.bytes(entry), size: entry.itemSize, at: place, in: index.entries)
        try writer.put(sealed, at: place, in: index.entries)
        change.note(index.entries, old: nil, new: entry.itemSize)
    }

    fileprivate func insert(
        _ item: Item, at position: BulkKey, into index: TimeToLiveIndex, at time: Timestamp,
        _ writer: any StoreWriter
    ) throws {
        guard let expiry = index.expiry(of: item), expiry >= time.seconds - TimeToLiveIndex.oldest else { return }
        try writer.put([], at: index.entryKey(expiry, of: position), in: index.entries)
    }
}
