import Synchronization
import Testing

@testable import Audit

@Suite struct WorkerThreadTests {
    private final class Batches: Sendable {
        private let batches = Mutex<[[Int]]>([])

        var all: [[Int]] { batches.withLock { $0 } }

        func add(_ batch: [Int]) { if !batch.isEmpty { batches.withLock { $0.append(batch) } } }
    }

    private static func thread(
        _ batches: Batches, atMost: Duration, enough: Int
    ) -> WorkerThread<Int> {
        WorkerThread(idleSeconds: 1, gathering: .init(atMost: atMost) { enough }) { batches.add($0) }
    }

    @Test func aBatchGrowsUntilItIsEnough() async {
        let batches = Batches()
        let thread = Self.thread(batches, atMost: .seconds(3_600), enough: 3)
        for number in 1...3 { #expect(thread.put(number)) }
        while batches.all.isEmpty { await Task.yield() }
        #expect(batches.all == [[1, 2, 3]])
        await thread.finish()
    }

    @Test func oneThatIsNotEnoughIsTakenInTheEnd() async {
        let batches = Batches()
        let thread = Self.thread(batches, atMost: .milliseconds(1), enough: 3)
        #expect(thread.put(1))
        while batches.all.isEmpty { await Task.yield() }
        #expect(batches.all == [[1]])
        await thread.finish()
    }

    @Test func finishingWaitsForNoMore() async {
        let batches = Batches()
        let thread = Self.thread(batches, atMost: .seconds(3_600), enough: 3)
        #expect(thread.put(1))
        await thread.finish()
        #expect(batches.all == [[1]])
        #expect(!thread.put(2))
    }
}
