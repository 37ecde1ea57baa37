/// Says which record, and which positions in its lists, the values of a column belong to.
///
/// Levels tell it (Melnik et al., "Dremel", 2010): a repetition level of 0 begins a record, one of n the next element of the nth
/// list; a value is there where the definition level is the highest.
struct RecordAssembly {
    /// Of the values that are there, in a stretch.
    private(set) var records: [Int] = []
    /// As many as the column has lists, for each of them.
    private(set) var positions: [UInt32] = []
    private(set) var record: Int
    private var current: [UInt32]
    private let definition: UInt32
    private let repetition: Int
    private let firstRecord: Int

    /// - Parameter firstRecord: The row group's.
    init(_ leaf: ParquetLeaf, firstRecord: Int) {
        self.firstRecord = firstRecord
        record = firstRecord - 1
        current = [UInt32](repeating: 0, count: leaf.repetition)
        definition = UInt32(leaf.definition)
        repetition = leaf.repetition
        records.reserveCapacity(ValueStretch.count)
    }

    /// Takes the levels of the next `count` entries.
    mutating func take(_ count: Int, _ repetitions: [UInt32], _ definitions: [UInt32]) throws(ColumnarError) {
        records.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        if repetition == 0 {
            takeFlat(count, definitions)
            return
        }
        for place in 0..<count {
            let level = Int(repetitions[place])
            guard level <= repetition else { throw .malformed("a repetition level that its column lacks") }
            if level == 0 {
                record += 1
                for list in current.indices { current[list] = 0 }
            } else {
                guard record >= firstRecord else { throw .malformed("a column that begins within a record") }
                current[level - 1] &+= 1
                for list in level..<repetition { current[list] = 0 }
            }
            if definitions[place] == definition {
                records.append(record)
                positions.append(contentsOf: current)
            }
        }
    }

    private mutating func takeFlat(_ count: Int, _ definitions: [UInt32]) {
        if definition == 0 {
            for place in 1...max(count, 1) where count > 0 { records.append(record + place) }
        } else {
            for place in 0..<count where definitions[place] == definition { records.append(record + place + 1) }
        }
        record += count
    }
}
