/// Three or four digits at an end of a match, or a whole cell.
struct SecurityCode: SurroundingsCheck {
    enum Place: Sendable { case start, end, cell }
    let place: Place

    var name: String { "security code" }

    private static let joints: [UInt8] = Array(".,-/".utf8)

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        switch place {
        case .cell:
            guard let cell, block.cells.indices.contains(cell), Int(block.cells[cell].start) == candidate.lowerBound,
                Int(block.cells[cell].end) == candidate.upperBound
            else { return nil }
            return candidate
        case .end:
            var start = candidate.upperBound
            while start > candidate.lowerBound, (0x30...0x39).contains(bytes[start - 1]) { start -= 1 }
            let next = candidate.upperBound
            if next + 1 < bytes.count, (0x30...0x39).contains(bytes[next + 1]), Self.joints.contains(bytes[next]) {
                return nil
            }
            // `XML_CVC_PATTERN_VALID = 1839`: capitals joined by `_`, with words on both sides, name a constant.
            guard !isConstant(candidate.lowerBound, in: bytes) else { return nil }
            // The 2 of CVV2 is no part of a code.
            guard (3...4).contains(candidate.upperBound - start) else { return nil }
            return start..<candidate.upperBound
        case .start:
            var end = candidate.lowerBound
            while end < candidate.upperBound, (0x30...0x39).contains(bytes[end]) { end += 1 }
            return candidate.lowerBound..<end
        }
    }

    private func isConstant(_ start: Int, in bytes: Span<UInt8>) -> Bool {
        guard start > 1, bytes[start - 1] == 0x5F, (0x41...0x5A).contains(bytes[start - 2]) else { return false }
        var head = start - 1
        while head > 0, bytes[head - 1] == 0x5F || (0x41...0x5A).contains(bytes[head - 1]) { head -= 1 }
        // A card's own constants are settings with a value: CARD_CVV=123.
        let name = bytes.extracting(head..<start)
        return !name.containsWord("card") && !name.hasWord("cc_", at: 0) && !name.containsWord("pay")
    }
}
