/// Whether a cell holds a name because its column is one of names: single words count there, and any case.
struct NameColumnCheck: SurroundingsCheck {
    let name = "name column"
    var reach: ValueReach { .ahead }
    let gazetteer: NameGazetteer

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let cell, block.cells.indices.contains(cell) else { return nil }
        let start = Int(block.cells[cell].start)
        let end = min(Int(block.cells[cell].end), block.bytes.count)
        guard candidate.lowerBound == start, start < end else { return nil }
        let role = FieldRole.of(cell, in: block)
        guard role.isNameColumn else { return nil }
        guard let words = words(start..<end, of: block.bytes) else { return nil }
        return words >= (role == .fullName ? 2 : 1) ? start..<end : nil
    }

    /// How many words a value has; nil when one of them cannot be a name's, or when they are too many.
    private func words(_ value: Range<Int>, of bytes: [UInt8]) -> Int? {
        guard value.count <= 80 else { return nil }
        var count = 0
        var letters = 0
        var place = value.lowerBound
        while place < value.upperBound {
            if [0x20, 0x2C, 0x2E].contains(bytes[place]) {
                place += 1
                continue
            }
            guard let word = NameWord.read(at: place, of: bytes, end: value.upperBound, gazetteer: gazetteer) else {
                return nil
            }
            let entry = word.entry
            if entry.isOrganization, entry.given == 0, entry.surname < 8 { return nil }
            if entry.isStop, entry.given < 4, entry.surname < 4, !entry.isParticle { return nil }
            count += 1
            letters += word.range.count
            place = word.range.upperBound
        }
        guard letters > 1, count <= 6, !Self.placeholders.contains(Folding.hash(value, of: bytes)) else { return nil }
        return count
    }

    /// What stands for no name.
    private static let placeholders: Set<UInt64> = Set(
        [
            "na", "unknown", "none", "null", "nil", "test", "undefined", "anonymous", "redacted", "string", "n/a",
            "tbd", "admin",
        ]
        .map { Folding.hash(0..<$0.utf8.count, of: Array($0.utf8)) })
}
