/// The month and year at the end of a match, `02/26`, that are no part of a longer date.
struct CardExpiration: SurroundingsCheck {
    var name: String { "expiration" }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        var start = candidate.lowerBound
        while start < candidate.upperBound, !DigitGroups.isDigit(bytes[start]) { start += 1 }
        let value = start..<candidate.upperBound
        return DigitGroups.isAlone(value, in: bytes, within: bounds) ? value : nil
    }
}
