import CVectorscan

/// Zeroes of which only those that are written to take memory.
final class ZeroedRows {
    let base: UnsafeMutablePointer<UInt32>

    init(count: Int) {
        if let zeroed = calloc(max(count, 1), MemoryLayout<UInt32>.stride) {
            base = zeroed.bindMemory(to: UInt32.self, capacity: max(count, 1))
        } else {
            // Reached only without memory, where this ends the process with a message.
            base = .allocate(capacity: max(count, 1))
            base.initialize(repeating: 0, count: max(count, 1))
        }
    }

    deinit { free(base) }
}
