import Scanning
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What an interrupted scan does: the first signal stops it so that it reports what it has, the second ends it at once.
enum Interrupts {
    private static let cancellation = Cancellation()

    /// - Returns: What the first signal cancels.
    static func watch() -> Cancellation {
        _ = cancellation.isCancelled
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            #if canImport(Glibc)
                action.__sigaction_handler.sa_handler = { _ in Interrupts.take() }
            #else
                action.__sigaction_u.__sa_handler = { _ in Interrupts.take() }
            #endif
            action.sa_flags = Int32(SA_RESTART)
            sigaction(number, &action, nil)
        }
        return cancellation
    }

    /// Only what a signal handler may call.
    private static func take() {
        if cancellation.isCancelled { _exit(130) }
        cancellation.cancel()
    }
}
