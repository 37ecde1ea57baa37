import NIOCore

/// Runs a connection's tasks on the event loop that serves its socket.
///
/// On Swift's shared pool a request would cross threads whenever it is read, is answered or waits, and each crossing
/// costs a wake-up of a sleeping thread: about a fifth of a small call. What blocks has threads of its own anyway
/// (the store's, the audit log's), and what computes for long takes one core of the machine here as there.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
