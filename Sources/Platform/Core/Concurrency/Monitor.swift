#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// State that threads share and wait for: a mutex with conditions. For threads of their own, which may block; tasks must
/// not wait here.
///
/// Waits go by a clock that nobody sets. The library's `Mutex` has nothing to wait on, and its other waits go by the wall
/// clock.
package final class Monitor<State: Sendable>: @unchecked Sendable {  // safe: `state` only under `mutex`, pointers fixed
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let conditions: UnsafeMutablePointer<pthread_cond_t>
    private let count: Int
    private var state: State

    /// - Parameter count: how many conditions there are, by their numbers from 0 on.
    package init(_ state: State, conditions count: Int = 1) {
        self.state = state
        self.count = count
        conditions = .allocate(capacity: count)
        pthread_mutex_init(mutex, nil)
        for number in 0..<count { Self.initialize(conditions + number) }
    }

    deinit {
        for number in 0..<count { pthread_cond_destroy(conditions + number) }
        pthread_mutex_destroy(mutex)
        conditions.deallocate()
        mutex.deallocate()
    }

    package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Waits until `isReady`, or for so long at most, and goes on with `body` under the same lock.
    ///
    /// - Parameter isReady: asked before the first wait and after each.
    package func wait<Result>(
        on condition: Int = 0, atMost limit: Duration? = nil, until isReady: (inout State) -> Bool,
        then body: (inout State) -> Result
    ) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let deadline = limit.map(Self.deadline)
        while !isReady(&state), pause(on: conditions + condition, until: deadline) {}
        return body(&state)
    }

    /// Best after the lock was left: a thread that is woken before runs into it and costs two system calls more.
    package func wakeOne(on condition: Int = 0) { pthread_cond_signal(conditions + condition) }

    package func wakeAll() { for number in 0..<count { pthread_cond_broadcast(conditions + number) } }

    /// False once the deadline has passed.
    private func pause(on condition: UnsafeMutablePointer<pthread_cond_t>, until deadline: timespec?) -> Bool {
        guard var deadline else { return pthread_cond_wait(condition, mutex) == 0 }
        return pthread_cond_timedwait(condition, mutex, &deadline) == 0
    }

    private static func initialize(_ condition: UnsafeMutablePointer<pthread_cond_t>) {
        #if canImport(Glibc)
            var attributes = pthread_condattr_t()
            pthread_condattr_init(&attributes)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            pthread_cond_init(condition, &attributes)
            pthread_condattr_destroy(&attributes)
        #else
            pthread_cond_init(condition, nil)
        #endif
    }

    private static func deadline(in limit: Duration) -> timespec {
        var time = timespec()
        #if canImport(Glibc)
            clock_gettime(CLOCK_MONOTONIC, &time)
        #else
            // Darwin's conditions know the wall clock alone.
            clock_gettime(CLOCK_REALTIME, &time)
        #endif
        let (seconds, attoseconds) = limit.components
        let nanoseconds = time.tv_nsec + Int(attoseconds / 1_000_000_000)
        time.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return time
    }
}
