public import Discovery

/// Takes what a reader makes, and traps where a block's cells are not ascending, disjoint and within it.
public struct CheckingSink: DocumentSink {
    public init() {}

    public mutating func begin(_ document: Document) throws {}

    public mutating func take(_ block: consuming Block) throws {
        var end = -1
        for cell in block.cells {
            precondition(Int(cell.start) > end && cell.end > cell.start && Int(cell.end) <= block.bytes.count)
            precondition(Int(cell.field) < block.fields.count)
            let positions = block.fields[Int(cell.field)].path.count { $0 == .position }
            precondition(Int(cell.indices) + positions <= block.indices.count || positions == 0)
            end = Int(cell.end)
        }
    }

    public mutating func end(_ outcome: Outcome) throws {}
}
