import Store

/// What a write did to a table: how its statistics change, and the capacity that it took.
struct WriteEffects: Sendable {
    var statistics = StatisticsChange()
    var units = ConsumedUnits()

    mutating func noteItem(_ table: BulkTable, old: Int?, new: Int?) {
        statistics.note(table, old: old, new: new)
        units.table += Self.units(max(old ?? 0, new ?? 0))
    }

    /// - Parameters:
    ///   - removed: the size of an entry that went from another place.
    ///   - replaced: the size of the one that was in the same place.
    mutating func noteIndex(_ index: SecondaryIndex, old: Int?, new: Int?, removed: Int?, replaced: Int?) {
        statistics.note(index.entries, old: old, new: new)
        var sum = 0.0
        if let removed { sum += Self.units(removed) }
        if let new { sum += Self.units(max(new, replaced ?? 0)) }
        units.add(sum, to: index)
    }

    mutating func add(_ other: WriteEffects) {
        statistics.add(other.statistics)
        units.add(other.units)
    }

    /// One for each KB that has begun, at least one.
    static func units(_ size: Int) -> Double { Double(max(1, (size + 1_023) / 1_024)) }
}
