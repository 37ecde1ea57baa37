import Core
import ItemExpressions
import Store

/// A secondary index ready for work.
struct SecondaryIndex: Sendable {
    let record: IndexRecord
    let isLocal: Bool
    let key: KeyShape
    let entries: BulkTable
    /// The attributes that its entries hold, the keys of index and table included; nil when they hold all.
    let projected: Set<String>?

    init(_ record: IndexRecord, isLocal: Bool, _ types: [String: KeyAttributeType], table: KeyShape) {
        self.record = record
        self.isLocal = isLocal
        key = KeyShape(record.keySchema, types)
        entries = BulkTable(record.entries)
        let keys = Set(key.names + table.names)
        projected =
            switch record.projection.ProjectionType {
            case .ALL, nil: nil
            case .KEYS_ONLY: keys
            case .INCLUDE: keys.union(record.projection.NonKeyAttributes ?? [])
            }
    }

    var name: String { record.name }

    func project(_ item: Item) -> Item {
        guard let projected else { return item }
        return item.filter { projected.contains($0.key) }
    }

    /// Whether an item has the index's key, so that it is in the index.
    func holds(_ item: Item) -> Bool { key.attributes.allSatisfy { item[$0.name]?.keyType == $0.type } }

    func holds(attribute name: String) -> Bool { projected?.contains(name) ?? true }
}

/// The index of expiry times that TTL deletes by.
struct TimeToLiveIndex: Sendable {
    let attribute: String
    let entries: BulkTable
    let isComplete: Bool

    /// All entries stand in one partition, in the order of time.
    static let partition: [UInt8] = [0]
    /// Items that expired longer ago are left alone, as AWS leaves them.
    static let oldest: Int64 = 5 * 365 * 86_400

    init(_ record: TableRecord.TimeToLive) {
        attribute = record.attribute
        entries = BulkTable(record.entries)
        isComplete = record.isComplete
    }

    /// When an item expires, in seconds since 1970; nil when its attribute is no such number.
    func expiry(of item: Item) -> Int64? {
        guard case .number(let number)? = item[attribute], let seconds = Double(number.description),
            seconds > 0, seconds < 253_402_300_800
        else { return nil }
        return Int64(seconds)
    }

    func entryKey(_ expiry: Int64, of position: BulkKey) -> BulkKey {
        BulkKey(
            partition: Self.partition, sort: Self.sort(expiry), tie: ItemPosition.tie(position))
    }

    /// Big-endian, so that bytes are in the order of time; a time is never negative.
    static func sort(_ seconds: Int64) -> [UInt8] { withUnsafeBytes(of: seconds.bigEndian) { Array($0) } }

    static func expiry(of key: BulkKey) -> Int64 { key.sort.reduce(0) { $0 << 8 | Int64($1) } }
}
