public import Discovery
import Extraction
import Synchronization

/// Scans files on several threads at once, each with a matcher and a reader of its own.
///
/// Memory is bounded: a few thousand paths wait at most, and a file is held only as far as its reader holds it.
public struct Scanner<Matcher: BlockMatcher & SendableMetatype, Reader: FileReader & SendableMetatype>: Sendable {
    public struct Options: Sendable {
        /// Threads; as many as there are processors by default.
        public var jobs = Threads.processors
        /// Larger files are skipped.
        public var maximumSize = Int.max
        public var limits = TallyLimits()

        public init() {}
    }

    private let types: [SensitiveType]
    private let options: Options
    private let cancellation: Cancellation
    private let progress: ScanProgress
    private let makeMatcher: @Sendable () throws -> Matcher
    private let makeReader: @Sendable () throws -> Reader

    /// - Parameters:
    ///   - types: What the matchers' rules find, in their order.
    ///   - makeMatcher: Called on every thread, twice.
    ///   - makeReader: Called on every thread.
    public init(
        types: [SensitiveType], options: Options, cancellation: Cancellation = Cancellation(),
        progress: ScanProgress = ScanProgress(), makeMatcher: @escaping @Sendable () throws -> Matcher,
        makeReader: @escaping @Sendable () throws -> Reader
    ) {
        self.types = types
        self.options = options
        self.cancellation = cancellation
        self.progress = progress
        self.makeMatcher = makeMatcher
        self.makeReader = makeReader
    }

    /// Scans what `produce` names, which runs on this thread while others scan.
    ///
    /// - Parameters:
    ///   - produce: Hands items over; the call waits while too many are waiting, and throws once the scan is cancelled.
    ///   - deliver: Takes every file as it is finished, in no order, one at a time, on any thread. What it throws ends the
    ///     scan.
    /// - Throws: What any of them throws first. Being cancelled is no error: what was finished was delivered.
    public func scan(
        _ produce: ((ScanItem) throws -> Void) throws -> Void, deliver: @escaping @Sendable (ScannedFile) throws -> Void
    ) throws {
        let queue = BoundedQueue<ScanItem>(capacity: 4_096)
        let delivery = Delivery(deliver)
        let threads = Threads.start(max(1, options.jobs)) { [self] _ in
            do {
                try work(queue, delivery)
            } catch {
                delivery.fail(error)
                queue.close(discarding: true)
            }
        }
        guard threads.count > 0 else { throw SystemError(11) }
        do {
            try produce { item in
                try cancellation.check()
                guard queue.push(item) else { throw CancellationError() }
            }
        } catch {
            delivery.fail(error)
        }
        queue.close(discarding: cancellation.isCancelled || delivery.hasFailed)
        threads.join()
        if let failure = delivery.failure { throw failure }
    }

    private func work(_ queue: BoundedQueue<ScanItem>, _ delivery: Delivery) throws {
        let worker = try ScanWorker(
            types: types, limits: options.limits, maximumSize: options.maximumSize, matcher: makeMatcher(),
            nameMatcher: makeMatcher(), reader: makeReader(), cancellation: cancellation, progress: progress)
        while !cancellation.isCancelled, let item = queue.pop() {
            guard let file = try worker.scan(item) else { return }
            progress.finish(file)
            try delivery.deliver(file)
        }
    }
}

/// Takes results from threads one at a time, and remembers the first failure.
private final class Delivery: Sendable {
    private let take: @Sendable (ScannedFile) throws -> Void
    private let first = Mutex<(any Error)?>(nil)
    private let turn = Mutex(())

    init(_ take: @escaping @Sendable (ScannedFile) throws -> Void) { self.take = take }

    func deliver(_ file: ScannedFile) throws {
        try turn.withLock { _ in try take(file) }
    }

    func fail(_ error: any Error) {
        guard !(error is CancellationError) else { return }
        first.withLock { if $0 == nil { $0 = error } }
    }

    var failure: (any Error)? { first.withLock { $0 } }
    var hasFailed: Bool { first.withLock { $0 != nil } }
}
