import Dispatch
import Logging
import Store
import Synchronization

/// Learns over a connection of its own which collections other nodes changed, and tells them when this one did.
///
/// It looks every quarter of a second, and at once when notified. While it cannot look, every question for a revision
/// gets a new answer: a cache then serves nothing rather than something that was revoked elsewhere.
final class ChangeFeed: Sendable {
    private struct State {
        var lastLook: ContinuousClock.Instant
        var mustNotify = false
        var isStopped = false
        var stopped: CheckedContinuation<Void, Never>?
        var hasEnded = false
    }

    private static let interval: Int32 = 250
    /// How long many writes in a row share one notification, in milliseconds.
    private static let gathering: Int32 = 10
    /// How old what is known about other nodes may be.
    private static let longestBlindness = Duration.seconds(1)

    private let address: PostgresAddress
    private let revisions: Revisions
    private let log: Logger
    private let wakeUp = WakeUp()
    private let state = Mutex(State(lastLook: .now))
    private let queue = DispatchQueue(label: "castellan.store.changes")

    init(_ address: PostgresAddress, revisions: Revisions, log: Logger) {
        self.address = address
        self.revisions = revisions
        self.log = log
        queue.async { self.run() }
    }

    func revision(of collection: String) -> UInt64 {
        let isBlind = state.withLock { $0.lastLook.duration(to: .now) > Self.longestBlindness }
        if isBlind { revisions.advanceAll() }
        return revisions.revision(of: collection)
    }

    /// After a commit of this node.
    func announce(_ collections: Set<String>) {
        guard !collections.isEmpty else { return }
        revisions.advance(collections)
        state.withLock { $0.mustNotify = true }
        wakeUp.wake()
    }

    func stop() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                state.isStopped = true
                if !state.hasEnded { state.stopped = continuation }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() } else { wakeUp.wake() }
        }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private func run() {
        var isLost = false
        while !isStopped {
            do {
                let connection = try PostgresConnection(address, statementTimeout: 5_000)
                try connection.run("LISTEN castellan_changes")
                if isLost { log.notice("watching other nodes' changes again") }
                isLost = false
                try follow(connection)
            } catch {
                let reason = (error as? PostgresFailure)?.message ?? ""
                if !isLost { log.warning("lost sight of other nodes' changes", metadata: ["reason": "\(reason)"]) }
                isLost = true
                _ = wakeUp.wait(orFor: nil, milliseconds: Self.interval)
            }
        }
        let stopped = state.withLock { state in
            state.hasEnded = true
            return state.stopped
        }
        stopped?.resume()
    }

    /// Looks until the connection is lost or the feed stopped. What happened before the first look is unknown.
    private func follow(_ connection: PostgresConnection) throws {
        var snapshot = try connection.run("SELECT pg_current_snapshot()::text").text(0, 0)
        revisions.advanceAll()
        noteLook(at: .now)
        while !isStopped {
            if wakeUp.wait(orFor: connection.socket, milliseconds: Self.interval) {
                _ = wakeUp.wait(orFor: connection.socket, milliseconds: Self.gathering)
            }
            _ = try connection.takeNotifications()
            let mustNotify = state.withLock { state in
                defer { state.mustNotify = false }
                return state.mustNotify
            }
            if mustNotify { try connection.run("NOTIFY castellan_changes") }
            let start = ContinuousClock.now
            let rows = try connection.run(ChangeSQL.since, [.text(snapshot)])
            snapshot = rows.text(0, 0)
            revisions.advance(rows.text(0, 1).split(separator: "\n").map { String($0) })
            noteLook(at: start)
        }
    }

    /// A pause in which rows may have been pruned hides what they said.
    private func noteLook(at time: ContinuousClock.Instant) {
        let pause = state.withLock { state in
            defer { state.lastLook = time }
            return state.lastLook.duration(to: time)
        }
        if pause > .seconds(ChangeSQL.retention * 30) { revisions.advanceAll() }
    }
}
