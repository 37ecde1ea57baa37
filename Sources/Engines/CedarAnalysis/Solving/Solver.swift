import Dispatch
import Synchronization

/// The SMT solver cvc5, as child processes that are kept for the next query.
///
/// A query that takes too long is ended together with its process; so is one whose task is cancelled. No process
/// outlives the solver.
public actor Solver {
    public nonisolated let settings: SolverSettings
    private var idle: [(process: SolverProcess, queries: Int)] = []
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Starts nothing yet.
    public init(_ settings: SolverSettings = SolverSettings()) {
        self.settings = settings
    }

    /// Ends the processes that wait for queries. The next query starts one again.
    public func stop() {
        idle = []
    }

    /// Asserts what a script asserts, and asks whether it can be true.
    ///
    /// - Parameter inspected: the terms whose values are wanted if it can.
    /// - Throws: ``SolverError`` when there is no solver, `CancellationError` when the task is cancelled.
    func answer(_ script: String, inspecting inspected: [String]) async throws -> SolverAnswer {
        await acquire()
        defer { release() }
        try Task.checkCancellation()
        var (process, queries) = try idle.popLast() ?? (start(), 0)
        // A process that died while it was idle says so at its first query.
        var answer = await ask(process, script, inspected)
        if queries > 0, case .failed(let text) = answer, text.allSatisfy(\.isWhitespace), !Task.isCancelled {
            (process, queries) = (try start(), 0)
            answer = await ask(process, script, inspected)
        }
        try Task.checkCancellation()
        if answer.leavesProcessUsable, queries < Solver.mostQueries { idle.append((process, queries + 1)) }
        return answer
    }

    private func start() throws(SolverError) -> SolverProcess {
        let limit = settings.timeLimit.milliseconds
        return try SolverProcess(
            path: settings.executable(), arguments: ["--lang=smt2.6", "--quiet", "--tlimit-per=\(limit)"],
            memoryLimit: settings.memoryLimit)
    }

    /// Memory that a process does not give back is given back by its end.
    private static let mostQueries = 1000

    // MARK: Waiting for a process

    private func acquire() async {
        if running < settings.processes {
            running += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func release() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }

    // MARK: Asking

    /// The conversation blocks, so that it has a thread of its own.
    private nonisolated func ask(
        _ process: SolverProcess, _ script: String, _ inspected: [String]
    ) async -> SolverAnswer {
        // The solver keeps the time itself and can then be asked again; where it does not, it is ended.
        let deadline = ContinuousClock.now + settings.timeLimit + settings.timeLimit / 2 + .milliseconds(500)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(returning: process.answer(script, inspecting: inspected, deadline))
                }
            }
        } onCancel: {
            process.end()
        }
    }
}

extension SolverAnswer {
    fileprivate var leavesProcessUsable: Bool {
        switch self {
        case .timeOut, .failed: false
        default: true
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return max(1, min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}

extension SolverProcess {
    /// Puts one script to the solver, after which it has forgotten everything.
    fileprivate func answer(
        _ script: String, inspecting inspected: [String], _ deadline: ContinuousClock.Instant
    ) -> SolverAnswer {
        func ask(_ text: String) throws(SolverFailure) -> String {
            try exchange("\(text)\n(echo \"end\")\n", until: "\"end\"", deadline: deadline)
        }
        do throws(SolverFailure) {
            let verdict = try ask("(reset)\n\(script)(check-sat)")
            switch verdict.split(whereSeparator: \.isNewline).first {
            case "unsat": return .unsatisfiable
            case "sat":
                if inspected.isEmpty { return .satisfiable([]) }
                let text = try ask("(get-value (\(inspected.joined(separator: " "))))")
                guard let values = SExpression(parsing: text)?.values, values.count == inspected.count else {
                    throw .failed(String(text.prefix(500)))
                }
                return .satisfiable(values)
            case "unknown":
                let reason = try ask("(get-info :reason-unknown)")
                return reason.contains("timeout") ? .timeOut : .unknown(reason.filter { !"()\n".contains($0) })
            default: throw .failed(String(verdict.prefix(500)))
            }
        } catch {
            end()
            switch error {
            case .timeOut: return .timeOut
            case .failed(let text): return .failed(text)
            }
        }
    }
}

extension SExpression {
    /// The second of each pair, as `get-value` gives them.
    fileprivate var values: [SExpression]? {
        guard case .list(let pairs) = self else { return nil }
        var values: [SExpression] = []
        for pair in pairs {
            guard case .list(let items) = pair, items.count == 2 else { return nil }
            values.append(items[1])
        }
        return values
    }
}
