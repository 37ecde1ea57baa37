import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the time of day comes from; tests set their own.
package protocol WallClock: Sendable {
    func now() -> Timestamp
}

package struct SystemClock: WallClock {
    package init() {}

    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

/// A clock that stands still until it is moved.
package final class ManualClock: WallClock {
    private let time: Mutex<Timestamp>

    package init(_ time: Timestamp) { self.time = Mutex(time) }

    package func now() -> Timestamp { time.withLock { $0 } }
    package func set(_ new: Timestamp) { time.withLock { $0 = new } }
    package func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}
