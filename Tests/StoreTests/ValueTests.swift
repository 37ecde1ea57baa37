import Store
import Synchronization
import Testing

@Suite("What stores are made of")
struct ValueTests {
    @Test("A range ends before the first key that does not begin with the prefix")
    func ranges() {
        #expect(KeyRange(prefix: "", after: nil).lower == [])
        #expect(KeyRange(prefix: "", after: nil).upper == [0xFF])
        #expect(KeyRange(prefix: "ab", after: nil).lower == [97, 98])
        #expect(KeyRange(prefix: "ab", after: nil).upper == [97, 99])
        #expect(KeyRange(prefix: "ab", after: "ab/x").lower == [97, 98, 47, 120, 0])
        #expect(KeyRange(prefix: "ab", after: "a").lower == [97, 98])
        #expect(KeyRange(prefix: "\u{10FFFF}", after: nil).upper == [0xF4, 0x8F, 0xBF, 0xC0])
    }

    @Test("A queue gives back what came first")
    func queues() {
        var queue = FIFO<Int>()
        for number in 0..<5 { queue.append(number) }
        #expect(queue.popFirst() == 0)
        queue.append(5)
        #expect(queue.popFirst(3) == [1, 2, 3])
        #expect(queue.popFirst(9) == [4, 5])
        #expect(queue.isEmpty && queue.popFirst() == nil)
    }

    @Test("A lane runs one job at a time, and closed lanes none")
    func lanes() async throws {
        let lanes = Lanes("test", count: 3)
        let busy = Busy()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await lanes.run { lane in
                        #expect(busy.lanes.withLock { $0.insert(lane).inserted })
                        _ = busy.lanes.withLock { $0.remove(lane) }
                    }
                }
            }
            try await group.waitForAll()
        }
        await lanes.close()
        await #expect(throws: StoreError.closed) { try await lanes.run { $0 } }
    }

    @Test("Revisions of one collection or of all advance")
    func revisions() {
        let revisions = Revisions()
        #expect(revisions.revision(of: "a") == 0)
        revisions.advance(["a", "b"])
        revisions.advanceAll()
        #expect([revisions.revision(of: "a"), revisions.revision(of: "c")] == [2, 1])
    }
}

private final class Busy: Sendable {
    let lanes = Mutex<Set<Int>>([])
}
