import Core
import Plane
import Store
import Synchronization

/// Gathers in memory what writes change in the statistics, and adds it to the records now and then.
final class StatisticsKeeper: Sendable {
    private struct Pending {
        let name: String
        let scope: Scope
        var counts: [String: TableStatistics.Counts] = [:]
    }

    private struct State {
        /// By table id.
        var pending: [String: Pending] = [:]
        /// Tables whose statistics this node has marked as open.
        var open: [String: Open] = [:]
    }

    private struct Open {
        let scope: Scope
        var quietFlushes = 0
    }

    /// After so many flushes without a change a table's statistics are called whole.
    private static let quietFlushes = 3

    private let state = Mutex(State())

    func note(_ change: StatisticsChange, of table: Table) {
        guard !change.counts.isEmpty else { return }
        state.withLock { state in
            var pending = state.pending[table.record.id] ?? Pending(name: table.name, scope: table.scope)
            for (entries, counts) in change.counts {
                pending.counts[entries] = (pending.counts[entries] ?? TableStatistics.Counts()) + counts
            }
            state.pending[table.record.id] = pending
        }
    }

    func forget(_ tableID: String) {
        state.withLock { state in
            state.pending[tableID] = nil
            state.open[tableID] = nil
        }
    }

    /// What the record says together with what is in memory here.
    func current(of table: Table, in store: any Store) async throws -> TableStatistics {
        let id = table.record.id
        var statistics =
            try await store.read { [scope = table.scope] in
                try TableStatistics.collection.get(id, in: scope, $0)
            } ?? TableStatistics()
        statistics.add(state.withLock { $0.pending[id]?.counts ?? [:] })
        return statistics
    }

    /// Whether this node keeps the table's statistics open, so that nothing is missing from them.
    func isKeeping(_ tableID: String) -> Bool {
        state.withLock { $0.open[tableID] != nil || $0.pending[tableID] != nil }
    }

    /// Writes what is in memory; what fails stays there for the next time.
    func flush(_ store: any Store) async throws {
        let (pending, quiet) = take()
        do {
            guard !pending.isEmpty || !quiet.isEmpty else { return }
            try await store.write { writer in
                for (id, changes) in pending { try Self.add(changes, to: id, writer) }
                for (id, scope) in quiet { try Self.close(id, in: scope, writer) }
            }
        } catch {
            state.withLock { state in
                for (id, changes) in pending {
                    var again = state.pending[id] ?? Pending(name: changes.name, scope: changes.scope)
                    for (entries, counts) in changes.counts {
                        again.counts[entries] = (again.counts[entries] ?? TableStatistics.Counts()) + counts
                    }
                    state.pending[id] = again
                }
            }
            throw error
        }
    }

    private static func add(_ changes: Pending, to id: String, _ writer: any StoreWriter) throws {
        // The table may be gone, and another of its name have come.
        guard try Tables.records.get(changes.name, in: changes.scope, writer)?.id == id else { return }
        var statistics = try TableStatistics.collection.get(id, in: changes.scope, writer) ?? TableStatistics()
        statistics.add(changes.counts)
        statistics.isOpen = true
        try TableStatistics.collection.put(statistics, at: id, in: changes.scope, writer)
    }

    private static func close(_ id: String, in scope: Scope, _ writer: any StoreWriter) throws {
        guard var statistics = try TableStatistics.collection.get(id, in: scope, writer) else { return }
        statistics.isOpen = false
        try TableStatistics.collection.put(statistics, at: id, in: scope, writer)
    }

    private func take() -> (pending: [String: Pending], quiet: [(String, Scope)]) {
        state.withLock { state in
            let pending = state.pending
            state.pending = [:]
            var quiet: [(String, Scope)] = []
            for (id, var open) in state.open where pending[id] == nil {
                open.quietFlushes += 1
                state.open[id] = open.quietFlushes < Self.quietFlushes ? open : nil
                if state.open[id] == nil { quiet.append((id, open.scope)) }
            }
            for (id, changes) in pending { state.open[id] = Open(scope: changes.scope) }
            return (pending, quiet)
        }
    }
}
