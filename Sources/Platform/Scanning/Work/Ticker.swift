import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Calls something again and again beside the work, such as what shows how far it is.
public final class Ticker: Sendable {
    private let isStopped = Atomic<Bool>(false)
    private let thread: Mutex<Threads.Group?> = Mutex(nil)

    public init() {}

    /// - Parameter milliseconds: Between two calls.
    public func start(every milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        let group = Threads.start(1) { [self] _ in
            var waited = 0
            while !isStopped.load(ordering: .relaxed) {
                usleep(10_000)
                waited += 10
                guard waited >= milliseconds else { continue }
                waited = 0
                body()
            }
        }
        thread.withLock { $0 = group }
    }

    /// Waits until no call is under way; none follows.
    public func stop() {
        isStopped.store(true, ordering: .relaxed)
        let group = thread.withLock { held in
            defer { held = nil }
            return held
        }
        group?.join()
    }
}
