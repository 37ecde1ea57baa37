import Cedar
import Core
import Keyring
import Store

/// Where the decisions of a policy store lie: in blocks, each under the id of its newest decision, and again under each
/// principal and each resource of its decisions. An id begins with the time, so that all are in its order.
struct DecisionTable: Sendable {
    /// The partition of all blocks; those of subjects follow it. Lesser ones held single decisions once.
    private static let all: [UInt8] = [4]

    let store: PolicyStore
    private var table: BulkTable { BulkTable(store.record.decisionTable) }

    static func newName() -> String { "vpd" + Hexadecimal.encode(SecureRandom.bytes(12)) }

    func put(_ block: DecisionBlock, _ writer: any StoreWriter) throws {
        try writer.put(block.value, at: BulkKey(partition: Self.all, sort: block.id.bytes), in: table)
        for subject in block.subjects {
            try writer.put([], at: BulkKey(partition: subject.bytes, sort: block.id.bytes), in: table)
        }
    }

    /// Visits decisions from the newest on until `body` returns false.
    ///
    /// Blocks of several nodes may overlap: a decision is given out once no block that is still to come, which are those
    /// under lesser ids, can hold a newer one.
    ///
    /// - Parameter subject: nil for all decisions.
    func visit(
        _ subject: DecisionBlock.Subject?, _ key: ContentKey, _ range: DecisionRange, _ reader: any StoreReader,
        _ body: (DecisionID, [UInt8]) throws -> Bool
    ) throws {
        var waiting: [PackedDecision] = []
        func giveOut(downTo id: DecisionID?) throws -> Bool {
            while let next = waiting.last, id.map({ next.id > $0 }) ?? true {
                waiting.removeLast()
                guard try body(next.id, next.content) else { return false }
            }
            return true
        }
        var goesOn = true
        try reader.visit(
            subject?.bytes ?? Self.all, of: table, range.ofBlocks, after: nil, descending: true
        ) { entry in
            guard let id = DecisionID(entry.key.sort) else { return true }
            goesOn = try giveOut(downTo: id)
            guard goesOn, let value = try value(of: entry, subject, reader) else { return goesOn }
            waiting += try DecisionBlock.open(value, id, key).filter { decision in
                (subject.map(decision.isAbout) ?? true) && range.contains(decision.id)
            }
            waiting.sort { $0.id < $1.id }
            return true
        }
        if goesOn { _ = try giveOut(downTo: nil) }
    }

    private func value(
        of entry: BulkEntry, _ subject: DecisionBlock.Subject?, _ reader: any StoreReader
    ) throws -> [UInt8]? {
        guard subject != nil else { return entry.value }
        return try reader.value(of: BulkKey(partition: Self.all, sort: entry.key.sort), in: table)
    }

    /// Removes blocks all of whose decisions are older than a time.
    ///
    /// - Returns: whether there may be more.
    func clear(before time: Timestamp, limit: Int, _ writer: any StoreWriter) throws -> Bool {
        var due: [(sort: [UInt8], value: [UInt8])] = []
        let range = SortRange(lower: [], upper: DecisionID(firstAt: time).bytes)
        try writer.visit(Self.all, of: table, range, after: nil, descending: false) { entry in
            due.append((entry.key.sort, entry.value))
            return due.count < limit
        }
        for (sort, value) in due {
            for partition in [Self.all] + (try DecisionBlock.subjects(of: value).map(\.bytes)) {
                try writer.delete(BulkKey(partition: partition, sort: sort), in: table)
            }
        }
        return due.count == limit
    }
}

/// Which decisions are read: those at or after a time, before another one, and older than the last one that was seen.
struct DecisionRange: Sendable {
    let from: Timestamp?
    let to: Timestamp?
    let after: DecisionID?

    func contains(_ id: DecisionID) -> Bool {
        (from.map { id.time >= $0 } ?? true) && (to.map { id.time < $0 } ?? true) && (after.map { id < $0 } ?? true)
    }

    /// The ids of blocks that may hold such decisions. A block stands under its newest one, so the one that is asked for
    /// may be older by a block's span.
    var ofBlocks: SortRange {
        let last = [to, after?.time].compactMap(\.self).min().map {
            DecisionID(firstAt: Timestamp(microseconds: $0.microseconds + DecisionBlock.longestSpan + 1))
        }
        return SortRange(lower: from.map { DecisionID(firstAt: $0).bytes } ?? [], upper: last?.bytes)
    }
}

extension DecisionBlock.Subject {
    init(_ kind: Kind, _ uid: EntityUID, _ key: ContentKey) {
        self.init(kind: kind, place: HiddenPlace(uid, key))
    }
}

extension HiddenPlace {
    init(_ uid: EntityUID, _ key: ContentKey) { self.init(bytes: key.place(of: uid.description)) }
}
