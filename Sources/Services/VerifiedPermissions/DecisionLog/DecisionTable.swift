import Cedar
import Core
import Keyring
import Store

/// Where the decisions of a policy store lie: each under its id, and again under its principal and under its resource,
/// hidden by the store's key. An id begins with the time, so that all are in its order.
///
/// An entry is the two hidden places (16 bytes each), for those who clear away without the key, and the sealed event.
struct DecisionTable: Sendable {
    private static let all: [UInt8] = [1]
    private static let placeLength = 16

    enum Subject: UInt8, Sendable {
        case principal = 2
        case resource = 3
    }

    let store: PolicyStore
    private var table: BulkTable { BulkTable(store.record.decisionTable) }

    static func newName() -> String { "vpd" + Hexadecimal.encode(SecureRandom.bytes(12)) }

    /// Seals an event for its place.
    static func seal(_ event: [UInt8], _ entry: DecisionEntry, _ key: ContentKey) throws -> [UInt8] {
        place(entry.decision.request.principal, key) + place(entry.decision.request.resource, key)
            + (try key.seal(event, at: "decisions/\(entry.id.text)"))
    }

    static func open(_ value: [UInt8], _ id: DecisionID, _ key: ContentKey) throws -> [UInt8] {
        Array(try key.open(Array(value.dropFirst(2 * placeLength)), at: "decisions/\(id.text)"))
    }

    func put(_ sealed: [UInt8], _ id: DecisionID, _ writer: any StoreWriter) throws {
        try writer.put(sealed, at: BulkKey(partition: Self.all, sort: id.bytes), in: table)
        for partition in Self.partitions(of: sealed) {
            try writer.put([], at: BulkKey(partition: partition, sort: id.bytes), in: table)
        }
    }

    /// Visits decisions from the newest on until `body` returns false.
    ///
    /// - Parameters:
    ///   - subject: nil for all decisions.
    ///   - after: the id that the visit goes on from.
    func visit(
        _ subject: (Subject, EntityUID)?, _ key: ContentKey, from: Timestamp?, to: Timestamp?, after: DecisionID?,
        _ reader: any StoreReader, _ body: (DecisionID, [UInt8]) throws -> Bool
    ) throws {
        let partition = subject.map { [$0.0.rawValue] + Self.place($0.1, key) } ?? Self.all
        let range = SortRange(
            lower: from.map(DecisionID.first) ?? [], upper: to.map { DecisionID.first(at: $0) })
        let start = after.map { BulkKey(partition: partition, sort: $0.bytes) }
        try reader.visit(partition, of: table, range, after: start, descending: true) { entry in
            guard let id = DecisionID(entry.key.sort) else { return true }
            if subject == nil { return try body(id, try Self.open(entry.value, id, key)) }
            let place = BulkKey(partition: Self.all, sort: id.bytes)
            guard let value = try reader.value(of: place, in: table) else { return true }
            return try body(id, try Self.open(value, id, key))
        }
    }

    /// Removes decisions that are older than a time.
    ///
    /// - Returns: whether there may be more.
    func clear(before time: Timestamp, limit: Int, _ writer: any StoreWriter) throws -> Bool {
        var due: [(sort: [UInt8], value: [UInt8])] = []
        let range = SortRange(lower: [], upper: DecisionID.first(at: time))
        try writer.visit(Self.all, of: table, range, after: nil, descending: false) { entry in
            due.append((entry.key.sort, entry.value))
            return due.count < limit
        }
        for (sort, value) in due {
            for partition in [Self.all] + Self.partitions(of: value) {
                try writer.delete(BulkKey(partition: partition, sort: sort), in: table)
            }
        }
        return due.count == limit
    }

    private static func place(_ uid: EntityUID, _ key: ContentKey) -> [UInt8] {
        key.place(of: uid.description)
    }

    private static func partitions(of sealed: [UInt8]) -> [[UInt8]] {
        [
            [Subject.principal.rawValue] + sealed.prefix(placeLength),
            [Subject.resource.rawValue] + sealed.dropFirst(placeLength).prefix(placeLength),
        ]
    }
}
