/// The run at the end of a match, read to its own end, without quotes and what joins it to its name.
struct KeyedToken: SurroundingsCheck {
    let check: Validation.Check

    var name: String { check.name }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        if bounds.lowerBound < candidate.lowerBound, DigitGroups.isWord(bytes[candidate.lowerBound - 1]),
            bytes[candidate.lowerBound - 1] != 0x5F
        {
            return nil
        }
        var start = candidate.upperBound
        while start > candidate.lowerBound, Self.isPart(bytes[start - 1]) { start -= 1 }
        var end = candidate.upperBound
        while end < bounds.upperBound, end - start < 256, Self.isPart(bytes[end]) || bytes[end] == UInt8(ascii: "=") {
            end += 1
        }
        if end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard start < end, check.accepts(bytes.extracting(start..<end)) else { return nil }
        return start..<end
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "~"),
            UInt8(ascii: "@"):
            true
        default: false
        }
    }
}

/// A whole cell.
struct KeyedCell: SurroundingsCheck {
    let check: Validation.Check

    var name: String { check.name }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let cell, block.cells.indices.contains(cell), candidate.lowerBound >= 0,
            candidate.upperBound <= block.bytes.count, Int(block.cells[cell].start) == candidate.lowerBound,
            Int(block.cells[cell].end) == candidate.upperBound
        else { return nil }
        return check.accepts(block.bytes.span.extracting(candidate)) ? candidate : nil
    }
}
