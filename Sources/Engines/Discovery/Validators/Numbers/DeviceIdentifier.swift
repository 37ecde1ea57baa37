/// GS1 General Specifications: `(01)` and a GTIN-14, then more elements in any number.
struct GS1Device: SurroundingsCheck {
    let name = "GTIN-14"

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes
        guard candidate.count == 18, candidate.upperBound <= bytes.count else { return nil }
        let digits = bytes.span.extracting(candidate.lowerBound + 4..<candidate.upperBound)
        guard digits.agrees([3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], modulo: 10), !digits.areAllEqual else {
            return nil
        }
        let limit = end(of: block, cell)
        var end = candidate.upperBound
        if end < limit, isWord(bytes[end]) { return nil }
        while let next = element(in: bytes, from: end, limit: limit) { end = next }
        return candidate.lowerBound..<end
    }

    /// The end of `(11)`, `(17)`, `(10)` or `(21)` and its value, or nil.
    private func element(in bytes: [UInt8], from start: Int, limit: Int) -> Int? {
        guard start + 5 <= limit, bytes[start] == UInt8(ascii: "("), bytes[start + 3] == UInt8(ascii: ")") else {
            return nil
        }
        let isDate =
            bytes[start + 1] == UInt8(ascii: "1") && [UInt8(ascii: "1"), UInt8(ascii: "7")].contains(bytes[start + 2])
        let isText =
            (bytes[start + 1] == UInt8(ascii: "1") && bytes[start + 2] == UInt8(ascii: "0"))
            || (bytes[start + 1] == UInt8(ascii: "2") && bytes[start + 2] == UInt8(ascii: "1"))
        guard isDate || isText else { return nil }
        var end = start + 4
        while end < limit, end < start + 4 + (isDate ? 6 : 20), isWord(bytes[end]) || bytes[end] == UInt8(ascii: "-") {
            end += 1
        }
        return isDate && end != start + 10 ? nil : end > start + 4 ? end : nil
    }
}

/// ANSI/HIBC 2.6: `+`, labeler, product, unit of measure, perhaps a secondary part, and a check character modulo 43.
struct HIBCCDevice: SurroundingsCheck {
    let name = "HIBC modulo 43"

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let limit = min(end(of: block, cell), candidate.lowerBound + 64)
        if candidate.lowerBound > 0, isWord(block.bytes[candidate.lowerBound - 1]) { return nil }
        var end = candidate.lowerBound
        while end < limit, block.bytes[end] != 0x20, alphabet.withUTF8Buffer({ $0.contains(block.bytes[end]) }) {
            end += 1
        }
        if end < limit, isWord(block.bytes[end]) { return nil }
        // A full stop may end a sentence instead of being part of the value.
        while end > candidate.upperBound + 2 {
            if isValid(block.bytes.span.extracting(candidate.lowerBound..<end)) { return candidate.lowerBound..<end }
            guard block.bytes[end - 1] == UInt8(ascii: ".") || block.bytes[end - 1] == UInt8(ascii: "-") else {
                return nil
            }
            end -= 1
        }
        return nil
    }

    private func isValid(_ value: Span<UInt8>) -> Bool {
        var sum = 0
        for place in 0..<value.count - 1 {
            guard let number = value.index(in: alphabet, at: place) else { return false }
            sum += number
        }
        return value.has(alphabet, sum % 43, at: value.count - 1)
    }

    /// The space, number 38, is a check character only; it could not be told from the end of the value.
    private let alphabet: StaticString = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
}

private func end(of block: Block, _ cell: Int?) -> Int {
    guard let cell, block.cells.indices.contains(cell) else { return block.bytes.count }
    return min(Int(block.cells[cell].end), block.bytes.count)
}

private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
}
