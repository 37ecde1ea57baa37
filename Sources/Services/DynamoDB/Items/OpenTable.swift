import Core
import ItemExpressions
import Plane
import Store

/// A table with its data key: where items stand and how they rest.
struct OpenTable: Sendable {
    let table: Table
    let key: TableKey

    func position(of key: Item) -> BulkKey { place(key, table.key, in: table.items, tie: []) }

    /// Where an item's entry stands in an index that holds it.
    func position(of item: Item, in index: SecondaryIndex) -> BulkKey {
        place(item, index.key, in: index.entries, tie: ItemPosition.tie(position(of: item)))
    }

    private func place(_ item: Item, _ shape: KeyShape, in entries: BulkTable, tie: [UInt8]) -> BulkKey {
        BulkKey(
            partition: partition(item[shape.hash.name], in: entries),
            sort: shape.range.flatMap { item[$0.name] }.map(\.keyBytes) ?? [], tie: tie)
    }

    func partition(_ hash: AttributeValue?, in entries: BulkTable) -> [UInt8] {
        key.partition(hash?.keyBytes ?? [], of: entries)
    }
}

extension OpenTable {
    /// The entry as it rests; nil when there is none.
    func sealed(at position: BulkKey, _ reader: any StoreReader) throws -> [UInt8]? {
        try reader.value(of: position, in: table.items)
    }

    func item(_ sealed: [UInt8], at position: BulkKey, in entries: BulkTable? = nil) throws -> Item {
        try key.open(sealed, at: position, in: entries ?? table.items) { try ItemCoding.item($0) }
    }

    /// The item as the protocol shows it, read without a step in between.
    func document(_ sealed: [UInt8], at position: BulkKey, in entries: BulkTable? = nil) throws -> Document {
        try key.open(sealed, at: position, in: entries ?? table.items) { try ItemCoding.document($0) }
    }

    /// Puts `new` in the place of `old`, in the table and in every index.
    ///
    /// - Parameters:
    ///   - oldSize: of what is there; nil when nothing is.
    ///   - old: what is there; needed only where `needsOldItem`.
    ///   - new: nil deletes.
    func replace(
        _ old: Item?, oldSize: Int?, with new: Item?, at position: BulkKey, at time: Timestamp,
        _ writer: any StoreWriter
    ) throws -> WriteEffects {
        var effects = WriteEffects()
        if let new {
            let size = new.itemSize
            let sealed = try key.seal(ItemCoding.bytes(new), size: size, at: position, in: table.items)
            try writer.put(sealed, at: position, in: table.items)
            effects.noteItem(table.items, old: oldSize, new: size)
        } else {
            if oldSize != nil { try writer.delete(position, in: table.items) }
            effects.noteItem(table.items, old: oldSize, new: nil)
        }
        for index in table.indexes { try reindex(index, old, new, &effects, writer) }
        if let index = table.timeToLive { try expire(index, old, new, at: position, at: time, writer) }
        return effects
    }

    /// Whether a write must know the item that it replaces, as entries of it may have to go.
    var needsOldItem: Bool { !table.indexes.isEmpty || table.timeToLive != nil }

    private func reindex(
        _ index: SecondaryIndex, _ old: Item?, _ new: Item?, _ effects: inout WriteEffects, _ writer: any StoreWriter
    ) throws {
        let before = old.flatMap { index.holds($0) ? index.project($0) : nil }
        let after = new.flatMap { index.holds($0) ? index.project($0) : nil }
        guard before != after else { return }
        let oldPlace = try before.map { _ in position(of: try known(old), in: index) }
        let newPlace = try after.map { _ in position(of: try known(new), in: index) }
        var wasThere = before != nil
        if index.record.isBackfilling, let oldPlace {
            wasThere = try writer.value(of: oldPlace, in: index.entries) != nil
        }
        let oldSize = wasThere ? before?.itemSize : nil
        var removed: Int?
        if let oldPlace, oldPlace != newPlace, try writer.delete(oldPlace, in: index.entries) { removed = oldSize }
        var written: Int?
        if let after, let newPlace {
            let size = after.itemSize
            let sealed = try key.seal(ItemCoding.bytes(after), size: size, at: newPlace, in: index.entries)
            try writer.put(sealed, at: newPlace, in: index.entries)
            written = size
        }
        effects.noteIndex(
            index, old: oldSize, new: written, removed: removed, replaced: oldPlace == newPlace ? oldSize : nil)
    }

    private func known(_ item: Item?) throws -> Item {
        guard let item else { throw TableKey.damaged }
        return item
    }

    private func expire(
        _ index: TimeToLiveIndex, _ old: Item?, _ new: Item?, at position: BulkKey, at time: Timestamp,
        _ writer: any StoreWriter
    ) throws {
        let before = old.flatMap(index.expiry)
        let after = new.flatMap(index.expiry).flatMap { $0 < time.seconds - TimeToLiveIndex.oldest ? nil : $0 }
        guard before != after else { return }
        if let before { try writer.delete(index.entryKey(before, of: position), in: index.entries) }
        if let after { try writer.put([], at: index.entryKey(after, of: position), in: index.entries) }
    }
}
