import CVectorscan

/// Runs the pass over bytes. One a thread.
final class TriggerScanner {
    /// Something ends here.
    struct Hit {
        var trigger: UInt32
        var end: UInt32
    }

    private let triggers: TriggerDatabase
    private var scratch: OpaquePointer?
    /// Owned here; a pointer, so that the library's calls touch nothing that is counted or guarded.
    private let found: UnsafeMutablePointer<HitBuffer>

    var hits: UnsafeBufferPointer<Hit> { UnsafeBufferPointer(start: found.pointee.base, count: found.pointee.count) }

    init(_ triggers: TriggerDatabase) throws(MatchingError) {
        self.triggers = triggers
        found = .allocate(capacity: 1)
        found.initialize(to: HitBuffer(capacity: 4096))
        if let database = triggers.database, hs_alloc_scratch(database, &scratch) != HS_SUCCESS {
            throw MatchingError.memory
        }
    }

    deinit {
        hs_free_scratch(scratch)
        found.pointee.base.deallocate()
        found.deallocate()
    }

    /// Fills `hits`, ascending by where they end.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        found.pointee.count = 0
        guard let database = triggers.database, let base = bytes.baseAddress, !bytes.isEmpty else { return }
        // The library takes lengths of 32 bits; blocks are far below.
        let length = UInt32(clamping: bytes.count)
        base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
            _ = hs_scan(
                database, text, length, 0, scratch,
                { trigger, _, end, _, context in
                    guard let context else { return 1 }
                    context.assumingMemoryBound(to: HitBuffer.self).pointee.append(
                        Hit(trigger: trigger, end: UInt32(truncatingIfNeeded: end)))
                    return 0
                }, found)
        }
        sortIfNeeded()
    }

    private func sortIfNeeded() {
        var last: UInt32 = 0
        for hit in hits {
            if hit.end < last {
                var all = UnsafeMutableBufferPointer(start: found.pointee.base, count: found.pointee.count)
                all.sort { ($0.end, $0.trigger) < ($1.end, $1.trigger) }
                return
            }
            last = hit.end
        }
    }

    /// Hits in memory that grows.
    private struct HitBuffer {
        var base: UnsafeMutablePointer<Hit>
        var count = 0
        var capacity: Int

        init(capacity: Int) {
            base = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        @inline(__always)
        mutating func append(_ hit: Hit) {
            if count == capacity { grow() }
            (base + count).initialize(to: hit)
            count &+= 1
        }

        @inline(never)
        private mutating func grow() {
            let larger = UnsafeMutablePointer<Hit>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: base, count: count)
            base.deallocate()
            base = larger
            capacity *= 2
        }
    }
}
