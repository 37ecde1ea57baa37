import Synchronization

/// A bounded cache whose entries are believed only at the revision of the store that they were read at.
///
/// Two generations stand in for an exact order of use: a hit lifts an entry into the younger, and once that is full the
/// older is dropped whole. Every step costs constant time.
package final class RevisionCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let revision: UInt64
        let value: Value
    }

    private struct Generations {
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
    }

    private let capacity: Int
    private let generations = Mutex(Generations())

    /// - Parameter capacity: at most this many entries stay, of which half may be cold.
    package init(capacity: Int) { self.capacity = max(1, capacity / 2) }

    package func value(for key: Key, at revision: UInt64) -> Value? {
        generations.withLock { generations in
            if let entry = generations.young[key] { return entry.revision == revision ? entry.value : nil }
            guard let entry = generations.old.removeValue(forKey: key), entry.revision == revision else { return nil }
            insert(entry, for: key, into: &generations)
            return entry.value
        }
    }

    /// - Parameter revision: as it was before the value was read, so that a change in between makes the entry stale.
    package func insert(_ value: Value, for key: Key, at revision: UInt64) {
        generations.withLock { insert(Entry(revision: revision, value: value), for: key, into: &$0) }
    }

    private func insert(_ entry: Entry, for key: Key, into generations: inout Generations) {
        if generations.young.count >= capacity, generations.young[key] == nil {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[key] = entry
    }
}
