/// Gathers values to batches.
struct BatchWriter {
    var batch = ValueBatch()
    private var written = 0
    private let limits: Limits
    private let take: (consuming ValueBatch) throws -> Void

    init(limits: Limits, take: @escaping (consuming ValueBatch) throws -> Void) {
        self.limits = limits
        self.take = take
        batch.bytes.reserveCapacity(limits.batch)
    }

    /// Hands over what `fill` writes in batches; what came before an error in the file is not lost.
    static func batches(
        limits: Limits, to take: (consuming ValueBatch) throws -> Void, _ fill: (inout BatchWriter) throws -> Void
    ) throws {
        try withoutActuallyEscaping(take) { take in
            var writer = BatchWriter(limits: limits, take: take)
            do {
                try fill(&writer)
            } catch let error as ColumnarError {
                try writer.finish()
                throw error
            }
            try writer.finish()
        }
    }

    /// Ends the value that was written to `batch.bytes` from `start` on.
    @inline(__always)
    mutating func close(from start: Int, leaf: UInt32, record: Int) throws {
        let end = batch.bytes.count
        batch.bytes.append(0x0A)
        batch.values.append(
            ValueBatch.Value(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), leaf: leaf,
                positions: UInt32(truncatingIfNeeded: batch.positions.count), record: record))
        // Values without a byte of text count too, so that they do not gather without end.
        if end >= limits.batch || batch.values.count >= limits.batch / 4 { try flush() }
    }

    /// The same, with positions in lists.
    @inline(__always)
    mutating func close(from start: Int, leaf: UInt32, record: Int, positions: ArraySlice<UInt32>) throws {
        let place = batch.positions.count
        batch.positions.append(contentsOf: positions)
        let index = batch.values.count
        let end = batch.bytes.count
        batch.bytes.append(0x0A)
        batch.values.append(
            ValueBatch.Value(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), leaf: leaf,
                positions: UInt32(truncatingIfNeeded: place), record: record))
        if end >= limits.batch || index >= limits.batch / 4 { try flush() }
    }

    /// The same for a value of a stretch.
    @inline(__always)
    mutating func close(
        from start: Int, leaf: UInt32, at place: Int, of assembly: RecordAssembly, positions: Int
    ) throws {
        if positions == 0 {
            try close(from: start, leaf: leaf, record: assembly.records[place])
        } else {
            try close(
                from: start, leaf: leaf, record: assembly.records[place],
                positions: assembly.positions[place * positions..<(place + 1) * positions])
        }
    }

    /// Hands over what has gathered.
    mutating func flush() throws {
        guard !batch.values.isEmpty else {
            batch.bytes.removeAll(keepingCapacity: true)
            return
        }
        written += batch.bytes.count
        let full = batch
        batch = ValueBatch()
        batch.bytes.reserveCapacity(limits.batch + 4_096)
        batch.values.reserveCapacity(full.values.count)
        try take(full)
        guard written <= limits.text else { throw ColumnarError.limit("more than \(limits.text) bytes of text") }
    }

    /// Hands over the rest, without what an error left half written.
    mutating func finish() throws {
        let end = batch.values.last.map { Int($0.end) + 1 } ?? 0
        if batch.bytes.count > end { batch.bytes.removeLast(batch.bytes.count - end) }
        try flush()
    }
}
