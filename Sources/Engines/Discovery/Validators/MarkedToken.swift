/// A token whose mark stands in its middle: the candidate begins at the mark, which is rare, and is widened to the left.
struct MarkedToken: SurroundingsCheck {
    /// How many characters stand before the mark.
    let count: Int
    /// Which, by byte.
    let set: [Bool]

    var name: String { "marked token" }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        let start = candidate.lowerBound - count
        guard start >= bounds.lowerBound else { return nil }
        for index in start..<candidate.lowerBound where !set[Int(bytes[index])] { return nil }
        if start > bounds.lowerBound, DigitGroups.isWord(bytes[start - 1]) { return nil }
        if candidate.upperBound < bounds.upperBound, DigitGroups.isWord(bytes[candidate.upperBound]) { return nil }
        return Validation.Check.secret.accepts(bytes.extracting(start..<candidate.upperBound))
            ? start..<candidate.upperBound : nil
    }
}
