/// RFC 6265, 4.1 and 4.2: the whole header, with its name, up to the end of its line.
struct CookieHeader: SurroundingsCheck {
    let name = "cookie header"
    /// As far as a header is followed; servers refuse longer ones.
    private static let limit = 8192

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes
        let bounds = bounds(of: block, cell)
        guard bounds.contains(candidate.lowerBound), candidate.upperBound <= bounds.upperBound else { return nil }
        let start = startOfName(before: candidate.lowerBound, bytes, bounds)
        guard start == bounds.lowerBound || !isToken(bytes[start - 1]) else { return nil }
        // A command line or a literal quotes the header; its quotation mark is not the header's.
        let quote = start > bounds.lowerBound && [0x22, 0x27, 0x60].contains(bytes[start - 1]) ? bytes[start - 1] : 0
        var end = candidate.upperBound
        let limit = min(bounds.upperBound, start + Self.limit)
        while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D, bytes[end] != quote { end += 1 }
        while end > candidate.upperBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return hasPair(bytes, from: candidate.upperBound - 1, to: end) ? start..<end : nil
    }

    private func bounds(of block: Block, _ cell: Int?) -> Range<Int> {
        guard let cell, block.cells.indices.contains(cell) else { return 0..<block.bytes.count }
        let start = min(Int(block.cells[cell].start), block.bytes.count)
        return start..<max(start, min(Int(block.cells[cell].end), block.bytes.count))
    }

    private func startOfName(before start: Int, _ bytes: [UInt8], _ bounds: Range<Int>) -> Int {
        let prefix = Array("set-".utf8)
        guard start - prefix.count >= bounds.lowerBound else { return start }
        for (place, letter) in prefix.enumerated() where bytes[start - prefix.count + place] | 0x20 != letter | 0x20 {
            return start
        }
        return start - prefix.count
    }

    /// A name, `=` and a value that is not set apart by a space.
    private func hasPair(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        var place = start
        while place < end, isToken(bytes[place]) { place += 1 }
        guard place > start, place < end, bytes[place] == UInt8(ascii: "=") else { return false }
        return place + 1 == end || bytes[place + 1] > 0x20
    }

    private func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x26, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x7C, 0x7E:
            true
        default: false
        }
    }
}
