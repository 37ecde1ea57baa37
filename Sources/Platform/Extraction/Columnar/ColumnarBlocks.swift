import Columnar
import Discovery

/// Makes blocks of batches, one behind them, since the last block must know that it is.
struct ColumnarBlocks {
    /// Bytes of text.
    private(set) var analysed = 0
    private let fields: [Field]
    private var pending: Block?

    init(_ leaves: [Leaf]) { fields = leaves.map { Field($0) } }

    mutating func take(_ batch: consuming ValueBatch, into sink: inout some DocumentSink) throws {
        var cells = [Cell]()
        cells.reserveCapacity(batch.values.count)
        for value in batch.values where value.end > value.start {
            cells.append(
                Cell(
                    start: Int(value.start), end: Int(value.end), field: Int(value.leaf), row: value.record,
                    indices: Int(value.positions)))
            analysed += Int(value.end - value.start)
        }
        if cells.isEmpty { return }
        if let block = pending.take() { try sink.take(block) }
        pending = Block(
            bytes: batch.bytes, form: .record, cells: cells, indices: batch.positions, fields: fields, isLast: false)
    }

    mutating func finish(into sink: inout some DocumentSink) throws {
        guard var block = pending.take() else { return }
        block.isLast = true
        try sink.take(block)
    }
}

extension Field {
    init(_ leaf: Leaf) {
        self.init(
            path: leaf.path.map { step in
                switch step {
                case .name(let name): .name(name)
                case .position: .position
                }
            })
    }
}
