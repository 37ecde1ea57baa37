import Core

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread that takes everything that was put into its mailbox at once: what blocks on a disk belongs here and not on
/// Swift's cooperative pool.
///
/// The body gets an empty batch when nothing came within the idle time. It runs until `finish` and until the mailbox is
/// empty.
final class WorkerThread<Item: Sendable>: Sendable {
    /// How a batch grows before it is taken, for bodies that cost about the same however many they are given.
    struct Gathering: Sendable {
        /// From the first item of a batch on.
        var atMost: Duration
        /// How many items are worth waiting for; asked once the first has come, or none within the idle time.
        var enough: @Sendable () -> Int
    }

    private let mailbox = Mailbox<Item>()

    /// - Parameter yields: for work that may come late: under load, calls go before it.
    init(
        idleSeconds: Int, yields: Bool = false, gathering: Gathering? = nil,
        _ body: @escaping @Sendable ([Item]) -> Void
    ) {
        let mailbox = self.mailbox
        Self.start {
            if yields { yieldToOthers() }
            while true {
                mailbox.waitForItems(1, atMost: .seconds(idleSeconds))
                if let gathering { mailbox.waitForItems(gathering.enough(), atMost: gathering.atMost) }
                guard let batch = mailbox.takeAll() else { break }
                body(batch)
            }
            mailbox.end()
        }
    }

    /// False once the thread was told to finish.
    func put(_ item: Item) -> Bool { mailbox.put(item) }

    /// Returns when all that was put before is done and the thread has ended.
    func finish() async {
        await withCheckedContinuation { mailbox.close(then: $0) }
    }

    private static func start(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(ThreadBody(body))
        #if canImport(Glibc)
            var thread = pthread_t()
            let result = pthread_create(&thread, nil, { runThread($0!) }, box.toOpaque())  // what was passed below
        #else
            var thread: pthread_t?
            let result = pthread_create(&thread, nil, { runThread($0) }, box.toOpaque())
        #endif
        precondition(result == 0, "The system refused a thread")
        #if canImport(Glibc)
            pthread_detach(thread)
        #else
            if let thread { pthread_detach(thread) }
        #endif
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThread(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
}

/// Lowers the priority of the thread that asks.
private func yieldToOthers() {
    #if canImport(Glibc)
        // On Linux "this process" is this thread. Beside one busy thread it still gets a quarter of a core, and
        // delivering the segments of a plane under full load takes less.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    #else
        pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
    #endif
}

private struct Mailbox<Item: Sendable>: Sendable {
    private struct State: Sendable {
        var items: [Item] = []
        /// How many items the thread waits for; nil while it does not wait.
        var awaited: Int?
        var isClosed = false
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let monitor = Monitor(State())

    /// Only the item that makes them enough wakes the thread.
    func put(_ item: Item) -> Bool {
        let (isTaken, wakes) = monitor.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.items.append(item)
            guard let awaited = state.awaited, state.items.count >= awaited else { return (true, false) }
            state.awaited = nil
            return (true, true)
        }
        if wakes { monitor.wakeOne() }
        return isTaken
    }

    func waitForItems(_ count: Int, atMost limit: Duration) {
        monitor.wait(atMost: limit) { state in
            let isReady = state.items.count >= count || state.isClosed
            state.awaited = isReady ? nil : count
            return isReady
        } then: {
            $0.awaited = nil
        }
    }

    /// nil when the mailbox is closed and empty.
    func takeAll() -> [Item]? {
        monitor.withLock { state in
            if state.items.isEmpty && state.isClosed { return nil }
            defer { state.items.removeAll(keepingCapacity: true) }
            return state.items
        }
    }

    func close(then continuation: CheckedContinuation<Void, Never>) {
        let hasEnded = monitor.withLock { state in
            state.isClosed = true
            if !state.hasEnded { state.waiters.append(continuation) }
            return state.hasEnded
        }
        monitor.wakeAll()
        if hasEnded { continuation.resume() }
    }

    func end() {
        let waiters = monitor.withLock { state in
            state.hasEnded = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
