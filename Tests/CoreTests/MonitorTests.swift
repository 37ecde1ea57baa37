import Core
import Dispatch
import Testing

@Suite struct MonitorTests {
    @Test("Nobody changes the state while another does")
    func excludes() {
        let monitor = Monitor(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<1_000 { monitor.withLock { $0 += 1 } }
        }
        #expect(monitor.withLock { $0 } == 8_000)
    }

    @Test("A wait that nobody ends ends by itself, and says so by the state")
    func endsByItself() {
        let monitor = Monitor(false)
        var asked = 0
        let isReady = monitor.wait(atMost: .zero) { state in
            asked += 1
            return state
        } then: {
            $0
        }
        #expect(!isReady && asked == 1)
    }

    @Test("Who waits is woken on the condition that it waits on", arguments: [0, 1])
    func wakes(condition: Int) {
        let monitor = Monitor(0, conditions: 2)
        // One waits until the other has come, and the other until the first has seen it.
        DispatchQueue.concurrentPerform(iterations: 2) { number in
            if number == 0 {
                monitor.wait(on: condition, until: { $0 == 1 }, then: { $0 = 2 })
                monitor.wakeAll()
            } else {
                monitor.withLock { $0 = 1 }
                monitor.wakeOne(on: condition)
                monitor.wait(on: 1 - condition, until: { $0 == 2 }, then: { $0 = 3 })
            }
        }
        #expect(monitor.withLock { $0 } == 3)
    }
}
