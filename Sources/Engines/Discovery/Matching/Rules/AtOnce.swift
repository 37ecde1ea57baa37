import Dispatch
import Synchronization

/// Works two things out, at the same time where there are two processors: for a start, which others wait for. A pass has
/// threads of its own.
func atOnce<One: Sendable, Other: Sendable, Failure>(
    _ one: @Sendable () throws(Failure) -> One, _ other: @Sendable () -> Other
) -> (Result<One, Failure>, Other) {
    let first = Mutex<Result<One, Failure>?>(nil)
    let second = Mutex<Other?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { index in
        if index == 0 {
            let result = Result(catching: one)
            first.withLock { $0 = result }
        } else {
            let result = other()
            second.withLock { $0 = result }
        }
    }
    return (first.withLock { $0 }!, second.withLock { $0 }!)  // both have run
}
