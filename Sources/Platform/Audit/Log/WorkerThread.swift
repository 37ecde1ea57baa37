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
    private let mailbox = Mailbox<Item>()

    /// - Parameter yields: for work that may come late: under load, calls go before it.
    init(idleSeconds: Int, yields: Bool = false, _ body: @escaping @Sendable ([Item]) -> Void) {
        let mailbox = self.mailbox
        Self.start {
            if yields { yieldToOthers() }
            while let batch = mailbox.takeAll(waiting: idleSeconds) { body(batch) }
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

private final class Mailbox<Item: Sendable>: @unchecked Sendable {  // safe: no variable is touched without the mutex
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var items: [Item] = []
    private var isWaiting = false
    private var isClosed = false
    private var hasEnded = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    init() {
        pthread_mutex_init(mutex, nil)
        #if canImport(Glibc)
            // A wall clock that is set back would make an idle wait longer.
            var attributes = pthread_condattr_t()
            pthread_condattr_init(&attributes)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            pthread_cond_init(filled, &attributes)
            pthread_condattr_destroy(&attributes)
        #else
            pthread_cond_init(filled, nil)
        #endif
    }

    deinit {
        pthread_cond_destroy(filled)
        pthread_mutex_destroy(mutex)
        filled.deallocate()
        mutex.deallocate()
    }

    /// The first item wakes the thread, and once the mutex is free: a thread that is woken before runs into it and costs
    /// two system calls more.
    func put(_ item: Item) -> Bool {
        pthread_mutex_lock(mutex)
        guard !isClosed else {
            pthread_mutex_unlock(mutex)
            return false
        }
        items.append(item)
        let wakes = isWaiting
        isWaiting = false
        pthread_mutex_unlock(mutex)
        if wakes { pthread_cond_signal(filled) }
        return true
    }

    /// nil when the mailbox is closed and empty.
    func takeAll(waiting seconds: Int) -> [Item]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if items.isEmpty && !isClosed {
            var deadline = timespec()
            #if canImport(Glibc)
                clock_gettime(CLOCK_MONOTONIC, &deadline)
            #else
                clock_gettime(CLOCK_REALTIME, &deadline)
            #endif
            deadline.tv_sec += seconds
            isWaiting = true
            while items.isEmpty && !isClosed {
                if pthread_cond_timedwait(filled, mutex, &deadline) != 0 { break }
            }
            isWaiting = false
        }
        if items.isEmpty && isClosed { return nil }
        defer { items.removeAll(keepingCapacity: true) }
        return items
    }

    func close(then continuation: CheckedContinuation<Void, Never>) {
        pthread_mutex_lock(mutex)
        isClosed = true
        let ended = hasEnded
        if !ended { waiters.append(continuation) }
        pthread_cond_signal(filled)
        pthread_mutex_unlock(mutex)
        if ended { continuation.resume() }
    }

    func end() {
        pthread_mutex_lock(mutex)
        hasEnded = true
        let all = waiters
        waiters = []
        pthread_mutex_unlock(mutex)
        for waiter in all { waiter.resume() }
    }
}
