import Core
import Store

/// How many entries a table and its indexes have, and how large the items in them are.
struct TableStatistics: Codable, Sendable, Hashable {
    struct Counts: Codable, Sendable, Hashable {
        var count = 0
        var bytes = 0

        static func + (left: Counts, right: Counts) -> Counts {
            Counts(count: left.count + right.count, bytes: left.bytes + right.bytes)
        }
    }

    static let collection = RecordCollection<TableStatistics>("dynamodb.table-statistics")

    /// By the names of the bulk tables.
    private(set) var counts: [String: Counts] = [:]
    /// Whether changes may be missing that a node had in memory when it was killed: then the entries are counted anew.
    var isOpen = false

    /// A change may be ahead of the number that it changes, so what is shown is never below zero.
    subscript(_ entries: String) -> Counts {
        get {
            let counts = counts[entries] ?? Counts()
            return Counts(count: max(0, counts.count), bytes: max(0, counts.bytes))
        }
        set { counts[entries] = newValue }
    }

    mutating func add(_ changes: [String: Counts]) {
        for (entries, change) in changes { counts[entries] = (counts[entries] ?? Counts()) + change }
    }
}

/// What one write changes in the statistics of one table.
struct StatisticsChange: Sendable {
    fileprivate(set) var counts: [String: TableStatistics.Counts] = [:]

    /// - Parameters:
    ///   - old: the size of the entry that was there; nil when there was none.
    ///   - new: the size of the one that is there now.
    mutating func note(_ table: BulkTable, old: Int?, new: Int?) {
        let change = TableStatistics.Counts(
            count: (new == nil ? 0 : 1) - (old == nil ? 0 : 1), bytes: (new ?? 0) - (old ?? 0))
        guard change != TableStatistics.Counts() else { return }
        counts[table.name] = (counts[table.name] ?? TableStatistics.Counts()) + change
    }
}

extension StatisticsChange {
    mutating func add(_ other: StatisticsChange) {
        for (entries, change) in other.counts {
            counts[entries] = (counts[entries] ?? TableStatistics.Counts()) + change
        }
    }
}
