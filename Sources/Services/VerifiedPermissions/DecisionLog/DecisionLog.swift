import Cedar
import Core
import Logging
import Plane
import Store
import Synchronization

/// Brings decisions into their stores' tables, many in one transaction.
///
/// A store that wants them before the answer waits for that transaction; others do not wait, unless the log falls far
/// behind. Every decision is in the audit log before its answer in any case.
final class DecisionLog: Sendable {
    /// A decision that waits to be packed. It is written by the call that made it: a batch that writes them
    /// takes a core for as long as all of its calls together, and the calls of that moment wait.
    private struct Item: Sendable {
        let store: PolicyStore
        let key: ContentKey
        let packed: PackedDecision
    }

    private struct State {
        var pending: [Item] = []
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isWriting = false
    }

    /// Between the first decision of a batch and its writing, in milliseconds.
    private static let gatheringMilliseconds = 100
    private static let batch = 2_000
    /// Beyond this many, decisions wait for the log.
    private static let patience = 50_000
    /// How long a failed write is waited for before it is tried again, in seconds.
    private static let retrySeconds = 1

    private let state = Mutex(State())
    private let logger = Logger(label: "castellan.decisions")

    /// Takes decisions that are to be logged.
    func write(_ entries: [DecisionEntry], for store: ReadyStore, into target: any Store) async {
        let settings = store.snapshot.record.decisionLog
        let wanted = entries.filter { settings.wants($0.decision) }
        guard !wanted.isEmpty else { return }
        let items = wanted.map { item($0, settings, store.open.key) }
        let (count, starts) = state.withLock { state in
            state.pending += items
            defer { state.isWriting = true }
            return (state.pending.count, !state.isWriting)
        }
        if starts { Task { await run(into: target) } }
        guard settings.delivery == .SYNCHRONOUS || count > Self.patience else { return }
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                guard state.isWriting else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    private func item(_ entry: DecisionEntry, _ settings: DecisionLogSettings, _ key: ContentKey) -> Item {
        let request = entry.decision.request
        let packed = PackedDecision(
            id: entry.id, principal: HiddenPlace(request.principal, key), resource: HiddenPlace(request.resource, key),
            content: LoggedDecision(entry, settings).packed)
        return Item(store: entry.store, key: key, packed: packed)
    }

    /// Waits until everything that was taken is written.
    func flush() async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                guard state.isWriting else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    private func run(into target: any Store) async {
        while true {
            if state.withLock({ $0.waiting.isEmpty }) {
                try? await Task.sleep(for: .milliseconds(Self.gatheringMilliseconds))
            }
            let (items, waiting) = state.withLock { state in
                defer {
                    state.pending = []
                    state.waiting = []
                }
                return (state.pending, state.waiting)
            }
            for start in stride(from: 0, to: items.count, by: Self.batch) {
                await write(pack(items[start..<min(start + Self.batch, items.count)]), into: target)
            }
            for continuation in waiting { continuation.resume() }
            let isDone = state.withLock { state in
                guard state.pending.isEmpty, state.waiting.isEmpty else { return false }
                state.isWriting = false
                return true
            }
            if isDone { return }
        }
    }

    /// The blocks of one store.
    private struct Batch: Sendable {
        let store: PolicyStore
        let blocks: [DecisionBlock]
    }

    private func pack(_ items: ArraySlice<Item>) -> [Batch] {
        Dictionary(grouping: items, by: \.store.id).values.compactMap { items in
            guard let first = items.first else { return nil }
            do {
                return Batch(store: first.store, blocks: try DecisionBlock.blocks(of: items.map(\.packed), first.key))
            } catch {
                logger.error("\(items.count) decisions of \(first.store.id) were not logged: \(error)")
                return nil
            }
        }
    }

    private func write(_ batches: [Batch], into target: any Store) async {
        while true {
            do {
                try await target.write { writer in try Self.put(batches, writer) }
                return
            } catch let error as StoreError where error == .closed {
                logger.error("decisions of \(batches.count) stores were not logged: the store was closed")
                return
            } catch {
                logger.warning("decisions cannot be logged yet: \(error)")
                try? await Task.sleep(for: .seconds(Self.retrySeconds))
            }
        }
    }

    /// Leaves out what belongs to stores that were deleted meanwhile.
    private static func put(_ batches: [Batch], _ writer: any StoreWriter) throws {
        for batch in batches where try PolicyStores.records.contains(batch.store.id, in: batch.store.scope, writer) {
            for block in batch.blocks { try DecisionTable(store: batch.store).put(block, writer) }
        }
    }
}

/// Removes decisions whose time is over.
struct DecisionSweep: Sendable {
    /// Blocks that one transaction removes, each with up to 128 rows of its subjects.
    private static let batch = 16

    func run(_ background: Background) async throws {
        let now = background.clock.now()
        let stores = try await background.store.read { reader in
            try reader.scopes(of: PolicyStores.records.name).flatMap { scope in
                try PolicyStores.records.list(in: scope, reader).map { PolicyStore($0.value, in: scope) }
            }
        }
        for store in stores {
            let days = store.record.decisionLog.retentionDays ?? 30
            let time = now.adding(seconds: -Int64(days) * 86_400)
            var goesOn = true
            while goesOn {
                goesOn = try await background.store.write { writer in
                    guard try PolicyStores.records.contains(store.id, in: store.scope, writer) else { return false }
                    return try DecisionTable(store: store).clear(before: time, limit: Self.batch, writer)
                }
            }
        }
    }
}
