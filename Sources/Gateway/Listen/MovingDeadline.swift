import NIOCore

/// A deadline that moves often, for the price of few timers: one that is due before the deadline stays, and looks again
/// when it fires, so that a busy connection sets a timer every half minute and not several for each request.
///
/// Belongs to its event loop.
final class MovingDeadline {
    private let loop: any EventLoop
    private let passed: () -> Void
    private var deadline: NIODeadline?
    private var timer: (due: NIODeadline, task: Scheduled<Void>)?

    /// - Parameter passed: called on the loop when the deadline is over.
    init(on loop: any EventLoop, passed: @escaping () -> Void) {
        self.loop = loop
        self.passed = passed
    }

    func move(to deadline: NIODeadline) {
        self.deadline = deadline
        if let timer, timer.due <= deadline { return }
        timer?.task.cancel()
        setTimer(deadline)
    }

    /// Waits without an end until the deadline is moved again.
    func suspend() { deadline = nil }

    func cancel() {
        deadline = nil
        timer?.task.cancel()
        timer = nil
    }

    private func setTimer(_ due: NIODeadline) {
        timer = (due, loop.assumeIsolated().scheduleTask(deadline: due) { [weak self] in self?.look() })
    }

    private func look() {
        timer = nil
        guard let deadline else { return }
        if deadline > .now() { setTimer(deadline) } else { passed() }
    }
}
