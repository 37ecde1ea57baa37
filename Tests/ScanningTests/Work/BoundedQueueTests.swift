import Synchronization
import Testing

@testable import Scanning

@Suite("The queue between threads")
struct BoundedQueueTests {
    @Test("gives what it took, each once, in order")
    func order() {
        let queue = BoundedQueue<Int>(capacity: 7)
        let taken = Mutex<[Int]>([])
        let threads = Threads.start(1) { _ in
            while let element = queue.pop() { taken.withLock { $0.append(element) } }
        }
        for number in 0..<10_000 { #expect(queue.push(number)) }
        queue.close()
        threads.join()
        #expect(taken.withLock { $0 } == Array(0..<10_000))
    }

    @Test("loses and doubles nothing between many threads")
    func many() {
        let queue = BoundedQueue<Int>(capacity: 3)
        let sum = Mutex(0)
        let takers = Threads.start(4) { _ in
            while let element = queue.pop() { sum.withLock { $0 += element } }
        }
        let givers = Threads.start(4) { _ in for number in 1...2_000 { _ = queue.push(number) } }
        givers.join()
        queue.close()
        takers.join()
        #expect(sum.withLock { $0 } == 4 * 2_001_000)
    }

    @Test("wakes whoever waits when it is closed")
    func closed() {
        let queue = BoundedQueue<Int>(capacity: 1)
        #expect(queue.push(1))
        let refused = Mutex(false)
        let giver = Threads.start(1) { _ in
            let wasTaken = queue.push(2)
            refused.withLock { $0 = !wasTaken }
        }
        queue.close(discarding: true)
        giver.join()
        #expect(queue.pop() == nil)
        #expect(refused.withLock { $0 })
    }
}
