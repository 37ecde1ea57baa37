#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Threads of one's own: scanning blocks on disks and pipes, which the concurrency runtime's few threads must not.
enum Threads {
    /// Deep enough for the matching engine and every reader.
    private static let stackSize = 8 << 20

    /// Runs a body on so many threads; `join` of what is returned waits for them.
    ///
    /// - Parameter body: Gets the thread's number, from 0.
    static func start(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Group {
        var threads: [pthread_t] = []
        for number in 0..<count {
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setstacksize(&attributes, stackSize)
            defer { pthread_attr_destroy(&attributes) }
            let work = Unmanaged.passRetained(Work { body(number) })
            var thread = pthread_t()
            let failure = pthread_create(
                &thread, &attributes,
                { argument in
                    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                    return nil
                }, work.toOpaque())
            guard failure == 0 else {
                work.release()
                break
            }
            threads.append(thread)
        }
        return Group(threads: threads)
    }

    struct Group {
        fileprivate let threads: [pthread_t]

        /// How many the system gave.
        var count: Int { threads.count }

        func join() { for thread in threads { pthread_join(thread, nil) } }
    }

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Processors that this process may use.
    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
