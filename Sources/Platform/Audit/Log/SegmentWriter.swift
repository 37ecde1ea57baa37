import Keyring
import Core
import Logging
import Synchronization

/// Appends events to the open segment from a thread of its own: everything that waits goes to disk in one write and one
/// `fdatasync`. Closes the segment when its time has come and hands it to the closer.
final class SegmentWriter: Sendable {
    enum Job: Sendable {
        case append(AuditLine, CheckedContinuation<Void, any Error>)
        /// Looks at the clock, and signs what is not signed yet.
        case check(CheckedContinuation<Void, any Error>)
    }

    /// What readers see of the open segment.
    struct Snapshot: Sendable {
        let sequence: Int64
        let size: Int
        let contents: SegmentContents
    }

    private struct State: Sendable {
        var open: OpenSegment?
        var next: SegmentHeader
        var clock: SegmentClock
        var contents = SegmentContents()
        var signedCount = 0
        var lastCheckpoint: ContinuousClock.Instant
    }

    private let configuration: AuditConfiguration
    private let layout: AuditLayout
    private let signer: SigningKey
    private let clock: any WallClock
    private let logger: Logger
    private let sealed: @Sendable (_ sequence: Int64, SegmentContents) -> Void
    private let state: Mutex<State>
    private let spare: SpareSegment
    private let thread = Mutex<WorkerThread<Job>?>(nil)

    /// - Parameter sealed: called on the writer's thread when a segment is complete.
    init(
        _ configuration: AuditConfiguration, resuming start: SegmentRecovery.Start, signer: SigningKey,
        clock: any WallClock, logger: Logger, sealed: @escaping @Sendable (_ sequence: Int64, SegmentContents) -> Void
    ) {
        self.configuration = configuration
        layout = AuditLayout(configuration)
        self.signer = signer
        self.clock = clock
        self.logger = logger
        self.sealed = sealed
        spare = SpareSegment(at: layout.spareSegment, size: configuration.segmentSize)
        state = Mutex(
            State(
                open: start.open, next: start.header, clock: SegmentClock(start: start.header.start, now: clock.now()),
                contents: start.contents, signedCount: start.signedCount, lastCheckpoint: .now))
        // A write and its sync cost the processor the same for one event as for many. Half of those who are on their way
        // are worth waiting for: the others go on meanwhile. One caller alone, and two, never wait.
        let callsUnderWay = configuration.callsUnderWay
        let gathering = WorkerThread<Job>.Gathering(atMost: .milliseconds(2)) { callsUnderWay() / 2 }
        thread.withLock {
            $0 = WorkerThread(idleSeconds: 1, gathering: gathering) { [weak self] in self?.process($0) }
        }
    }

    func append(_ line: AuditLine) async throws {
        try await withCheckedThrowingContinuation { put(.append(line, $0), $0) }
    }

    func check() async throws {
        try await withCheckedThrowingContinuation { put(.check($0), $0) }
    }

    func finish() async {
        await thread.withLock { $0 }?.finish()
        await spare.finish()
    }

    /// The open segment, nil while none could be made, and the newest segment's number.
    func snapshot() -> (open: Snapshot?, newest: Int64) {
        state.withLock { state in
            guard let open = state.open else { return (nil, state.next.sequence - 1) }
            let snapshot = Snapshot(sequence: open.header.sequence, size: open.size, contents: state.contents)
            return (snapshot, snapshot.sequence)
        }
    }

    private func put(_ job: Job, _ continuation: CheckedContinuation<Void, any Error>) {
        let worker = thread.withLock { $0 }
        if worker?.put(job) != true { continuation.resume(throwing: AuditError.closed) }
    }
}

extension SegmentWriter {
    private func process(_ jobs: [Job]) {
        var lines: [AuditLine] = []
        var isCheck = jobs.isEmpty
        for job in jobs {
            switch job {
            case .append(let line, _): lines.append(line)
            case .check: isCheck = true
            }
        }
        let result = Result { try state.withLock { try write(lines, isCheck: isCheck, &$0) } }
        if case .failure(let error) = result {
            logger.error("The audit log cannot be written", metadata: ["reason": "\(error)"])
        }
        for job in jobs {
            switch job {
            case .append(_, let continuation), .check(let continuation): continuation.resume(with: result)
            }
        }
    }

    private func write(_ lines: [AuditLine], isCheck: Bool, _ state: inout State) throws {
        try rotate(&state)
        // There is one at any time, so that a missing one is seen.
        try openSegment(&state) { _ in }
        try checkpoint(&state, isForced: false)
        if !lines.isEmpty {
            try openSegment(&state) { try $0.append(lines.map(\.json)) }
            prepareNext(state)
            for line in lines { state.contents.add(line) }
        }
        if isCheck { try checkpoint(&state, isForced: true) }
    }

    /// Runs `body` on the open segment, making it first if there is none.
    private func openSegment(_ state: inout State, _ body: (inout OpenSegment) throws -> Void) throws {
        if state.open == nil {
            let path = layout.openSegment(state.next.sequence)
            state.open = try OpenSegment.create(state.next, at: path, of: spare, configuration.write)
        }
        try body(&state.open!)  // made above
    }

    private func prepareNext(_ state: State) {
        guard let open = state.open, open.size >= configuration.segmentSize / 2 else { return }
        spare.prepare()
    }

    /// Signs the events that are on disk. Only those: a signature before which something is missing shows tampering.
    private func checkpoint(_ state: inout State, isForced: Bool) throws {
        guard let open = state.open, open.count > state.signedCount else { return }
        guard isForced || state.lastCheckpoint.duration(to: .now) >= configuration.checkpointInterval else { return }
        let statement = SegmentLine.statement(
            checkpoint: open.link, count: open.count, sequence: open.header.sequence)
        let line = SegmentLine.checkpoint(open.link, count: open.count, signature: try signer.signature(for: statement))
        try state.open?.append(line: line)
        state.signedCount = open.count
        state.lastCheckpoint = .now
    }

    private func rotate(_ state: inout State) throws {
        let now = clock.now()
        state.clock.observe(now)
        while state.clock.isDue || (state.open?.size ?? 0) >= configuration.segmentSize {
            try openSegment(&state) { _ in }
            let end = state.clock.end(isEmpty: state.open?.count == 0)
            try seal(&state, end: end)
            state.clock = SegmentClock(start: end, now: now)
        }
    }

    private func seal(_ state: inout State, end: Timestamp) throws {
        guard let open = state.open else { return }
        let sequence = open.header.sequence
        let statement = SegmentLine.statement(seal: open.link, count: open.count, end: end, sequence: sequence)
        let line = SegmentLine.seal(
            open.link, count: open.count, end: end, signature: try signer.signature(for: statement))
        try state.open?.append(line: line)
        state.open = nil
        state.next = SegmentHeader(
            sequence: sequence + 1, start: end, unique: AuditLayout.randomUnique(), previous: open.link)
        sealed(sequence, state.contents)
        state.contents = SegmentContents()
        state.signedCount = 0
    }
}
