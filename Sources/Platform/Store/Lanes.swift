import Dispatch
import Synchronization

/// A few threads' worth of places in which blocking work runs beside the cooperative pool, first come, first served.
///
/// A lane runs one job at a time, so what belongs to it, such as a connection, needs no lock.
package final class Lanes: Sendable {
    /// Given the lane's number, from 0.
    package typealias Job = @Sendable (Int) -> Void

    private struct State {
        var idle: [Int]
        var waiting = FIFO<Job>()
        var closing: CheckedContinuation<Void, Never>?
        var isClosed = false
    }

    private let queues: [DispatchQueue]
    private let state: Mutex<State>

    package init(_ label: String, count: Int) {
        queues = (0..<count).map { DispatchQueue(label: "\(label).\($0)") }
        state = Mutex(State(idle: Array((0..<count).reversed())))
    }

    /// Runs `body` in a lane and answers with what it returns.
    ///
    /// - Throws: what `body` throws, or `StoreError.unavailable` after `close`.
    package func run<Value: Sendable>(_ body: @escaping @Sendable (Int) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job: Job = { lane in continuation.resume(with: Result { try body(lane) }) }
            if !submit(job) { continuation.resume(throwing: StoreError.closed) }
        }
    }

    /// Refuses further work and returns once all that was taken is done.
    package func close() async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                state.isClosed = true
                guard state.idle.count < queues.count, state.closing == nil else { return true }
                state.closing = continuation
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    private func submit(_ job: @escaping Job) -> Bool {
        let (accepted, lane) = state.withLock { state -> (Bool, Int?) in
            guard !state.isClosed else { return (false, nil) }
            guard let lane = state.idle.popLast() else {
                state.waiting.append(job)
                return (true, nil)
            }
            return (true, lane)
        }
        if let lane { queues[lane].async { self.work(in: lane, on: job) } }
        return accepted
    }

    private func work(in lane: Int, on first: @escaping Job) {
        var job = first
        while true {
            job(lane)
            guard let next = next(for: lane) else { return }
            job = next
        }
    }

    private func next(for lane: Int) -> Job? {
        let (job, closing) = state.withLock { state -> (Job?, CheckedContinuation<Void, Never>?) in
            if let job = state.waiting.popFirst() { return (job, nil) }
            state.idle.append(lane)
            guard state.idle.count == queues.count else { return (nil, nil) }
            defer { state.closing = nil }
            return (nil, state.closing)
        }
        closing?.resume()
        return job
    }
}
