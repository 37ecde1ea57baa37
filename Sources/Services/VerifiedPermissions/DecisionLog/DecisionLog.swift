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
    /// A decision as it will rest. It is sealed by the call that made it and not when the batch is written: a batch that
    /// seals takes a core for as long as all of its calls together, and the calls of that moment wait.
    private struct Item: Sendable {
        let id: DecisionID
        let store: PolicyStore
        let value: [UInt8]
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
        let items = wanted.compactMap { item($0, settings, store.open.key) }
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

    private func item(_ entry: DecisionEntry, _ settings: DecisionLogSettings, _ key: ContentKey) -> Item? {
        do {
            let value = try DecisionTable.seal(entry.event(settings), entry, key)
            return Item(id: entry.id, store: entry.store, value: value)
        } catch {
            logger.error("a decision was not logged: \(error)", metadata: ["request": "\(entry.requestID)"])
            return nil
        }
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
                await write(Array(items[start..<min(start + Self.batch, items.count)]), into: target)
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

    private func write(_ items: [Item], into target: any Store) async {
        while true {
            do {
                try await target.write { writer in try Self.put(items, writer) }
                return
            } catch let error as StoreError where error == .closed {
                logger.error("\(items.count) decisions were not logged: the store was closed")
                return
            } catch {
                logger.warning("decisions cannot be logged yet: \(error)")
                try? await Task.sleep(for: .seconds(Self.retrySeconds))
            }
        }
    }

    /// Leaves out what belongs to stores that were deleted meanwhile.
    private static func put(_ items: [Item], _ writer: any StoreWriter) throws {
        var isThere: [String: Bool] = [:]
        for item in items {
            let store = item.store
            if isThere[store.id] == nil {
                isThere[store.id] = try PolicyStores.records.contains(store.id, in: store.scope, writer)
            }
            guard isThere[store.id] == true else { continue }
            try DecisionTable(store: store).put(item.value, item.id, writer)
        }
    }
}

/// Removes decisions whose time is over.
struct DecisionSweep: Sendable {
    private static let batch = 500

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
