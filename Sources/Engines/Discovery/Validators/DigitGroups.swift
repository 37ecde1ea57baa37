/// Numbers that are written in groups, read from their first digit: expressions only find ten digits in a row, because an automaton
/// that knew every grouping would be many times slower.
enum DigitGroups {
    /// Whether no letter, digit, `_` and no joint with a digit behind it stands beside a value.
    static func isAlone(_ range: Range<Int>, in bytes: Span<UInt8>, within bounds: Range<Int>) -> Bool {
        if range.lowerBound > bounds.lowerBound {
            let before = bytes[range.lowerBound - 1]
            if isWord(before) { return false }
            if isJoint(before), range.lowerBound - 1 > bounds.lowerBound, isDigit(bytes[range.lowerBound - 2]) {
                return false
            }
        }
        if range.upperBound < bounds.upperBound {
            let after = bytes[range.upperBound]
            if isWord(after) { return false }
            if isJoint(after), range.upperBound + 1 < bounds.upperBound, isDigit(bytes[range.upperBound + 1]) {
                return false
            }
        }
        return true
    }

    /// The end of the digits from `start` on.
    static func run(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
        var end = start
        while end < limit, isDigit(bytes[end]) { end += 1 }
        return end
    }

    /// The cell that a candidate stands in, or the whole block.
    static func bounds(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        var bounds = 0..<block.bytes.count
        if let cell, block.cells.indices.contains(cell), block.cells[cell].start <= block.cells[cell].end {
            bounds = bounds.clamped(to: Int(block.cells[cell].start)..<Int(block.cells[cell].end))
        }
        return bounds.lowerBound <= candidate.lowerBound && candidate.upperBound <= bounds.upperBound ? bounds : nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F }
    private static func isJoint(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2C || byte == 0x2D || byte == 0x2F }
}

/// A run of digits alone, whose length and check digits are right.
struct DigitRun: SurroundingsCheck {
    let counts: ClosedRange<Int>
    let check: Validation.Check

    var name: String { check.name }
    var reach: ValueReach { .ahead }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        let end = DigitGroups.run(bytes, from: candidate.lowerBound, to: bounds.upperBound)
        let value = candidate.lowerBound..<end
        guard counts.contains(value.count), DigitGroups.isAlone(value, in: bytes, within: bounds) else { return nil }
        return check.accepts(bytes.extracting(value)) ? value : nil
    }
}

/// A national account number: parts of fixed lengths that a space or a hyphen may separate.
struct NationalAccountCheck: SurroundingsCheck {
    /// Lengths of the parts between which a separator may stand; the first begins at the candidate.
    let parts: [Int]
    /// Which part may have letters.
    let alphanumericPart: Int?
    /// A letter before the first part belongs to the value (CIN).
    let hasLeadingLetter: Bool
    let check: Validation.Check

    var name: String { check.name }
    var reach: ValueReach { hasLeadingLetter ? .cell : .ahead }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        var start = candidate.lowerBound
        var compact = ShortBytes()
        if hasLeadingLetter {
            if start > bounds.lowerBound, Self.isSeparator(bytes[start - 1]) { start -= 1 }
            guard start > bounds.lowerBound, (0x61...0x7A).contains(bytes[start - 1] | 0x20) else { return nil }
            start -= 1
            compact.append(bytes[start] & 0xDF)
        }
        var index = candidate.lowerBound
        for (place, count) in parts.enumerated() {
            if place > 0, index < bounds.upperBound, Self.isSeparator(bytes[index]) { index += 1 }
            guard index + count <= bounds.upperBound else { return nil }
            for _ in 0..<count {
                let byte = bytes[index]
                let isLetter = place == alphanumericPart && (0x61...0x7A).contains(byte | 0x20)
                guard isLetter || DigitGroups.isDigit(byte) else { return nil }
                compact.append(isLetter ? byte & 0xDF : byte)
                index += 1
            }
        }
        guard DigitGroups.isAlone(start..<index, in: bytes, within: bounds),
            compact.withSpan({ check.accepts($0) })
        else { return nil }
        return start..<index
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D }
}

/// A card's number in one run or in the groups that cards print.
struct CardNumberCheck: SurroundingsCheck {
    var name: String { "card number" }
    var reach: ValueReach { .ahead }

    /// Lengths of groups from the first on, a hexadecimal digit each; five digits with those that are not there as 0.
    private static let groupings: [UInt32] = [
        0x44440, 0x46500, 0x46400, 0x44443, 0x6D000, 0x44410, 0x44420, 0x44430, 0x44450, 0x44460, 0x44470, 0x44441,
        0x44442,
    ]

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        let start = candidate.lowerBound
        let end = DigitGroups.run(bytes, from: start, to: bounds.upperBound)
        if end - start >= 10 {
            let run = start..<end
            guard CardNumber.isValid(bytes.extracting(run)), DigitGroups.isAlone(run, in: bytes, within: bounds) else {
                return nil
            }
            return run
        }
        let lengths = Self.lengths(bytes, start, bounds)
        for grouping in Self.groupings where Self.begins(lengths, with: grouping) {
            if let value = grouped(grouping, bytes, start, bounds) { return value }
        }
        return nil
    }

    /// Lengths of up to five groups of digits with one and the same separator between them, as in `groupings`.
    private static func lengths(_ bytes: Span<UInt8>, _ start: Int, _ bounds: Range<Int>) -> UInt32 {
        var lengths: UInt32 = 0
        var place = start
        for group in 0..<5 {
            let end = DigitGroups.run(bytes, from: place, to: bounds.upperBound)
            guard end > place, end - place < 16 else { break }
            lengths |= UInt32(end - place) << UInt32(16 - 4 * group)
            guard end < bounds.upperBound, isSeparator(bytes[end]) else { break }
            if group > 0, bytes[end] != bytes[place - 1] { break }
            place = end + 1
        }
        return lengths
    }

    private static func begins(_ lengths: UInt32, with grouping: UInt32) -> Bool {
        lengths >> UInt32(grouping.trailingZeroBitCount & ~3) == grouping >> UInt32(grouping.trailingZeroBitCount & ~3)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D }

    private func grouped(
        _ grouping: UInt32, _ bytes: Span<UInt8>, _ start: Int, _ bounds: Range<Int>
    ) -> Range<Int>? {
        var digits = ShortBytes()
        var end = start
        var groups = grouping
        while groups != 0 {
            if end > start { end += 1 }
            let next = end + Int(groups >> 16)
            for place in end..<next { digits.append(bytes[place]) }
            end = next
            groups = groups << 4 & 0xFFFFF
        }
        let value = start..<end
        let first = Int(grouping >> 16)
        guard digits.withSpan({ CardNumber.isValid($0) }), DigitGroups.isAlone(value, in: bytes, within: bounds),
            !isInRow(value, of: first, bytes[start + first], bytes, bounds)
        else { return nil }
        return value
    }

    /// Whether two groups more of one length stand beside a value, as in a row of numbers.
    private func isInRow(
        _ value: Range<Int>, of count: Int, _ separator: UInt8, _ bytes: Span<UInt8>, _ bounds: Range<Int>
    ) -> Bool {
        var neighbours = 0
        var end = value.upperBound
        while neighbours < 2, end < bounds.upperBound, bytes[end] == separator,
            DigitGroups.run(bytes, from: end + 1, to: bounds.upperBound) == end + 1 + count
        {
            neighbours += 1
            end += 1 + count
        }
        var start = value.lowerBound
        while neighbours < 2, start - 1 - count >= bounds.lowerBound, bytes[start - 1] == separator,
            DigitGroups.run(bytes, from: start - 1 - count, to: start) == start - 1
        {
            neighbours += 1
            start -= 1 + count
        }
        return neighbours == 2
    }
}

extension Pattern {
    /// Where a card's number begins: ten digits of a run, or its first groups. Brands' numbers begin with these digits
    /// (`CardNumber`).
    static let cardGroups =
        "\\b[2-68](?:[0-9]{9}|[0-9]{3}[ -](?:[0-9]{4}[ -][0-9]|[0-9]{6}[ -][0-9]{4})|[0-9]{5}[ -][0-9]{13})"
    /// The first ten digits of a number in parts of these lengths, with at most one space or hyphen between two of them.
    static func digitGroups(_ parts: [Int]) -> String {
        var groups = [String]()
        var left = 10
        for count in parts where left > 0 {
            groups.append("[0-9]{\(min(count, left))}")
            left -= count
        }
        return "\\b" + groups.joined(separator: "[ -]?")
    }
    /// Nine digits: where a run begins.
    static let digitRun = "\\b[0-9]{9}"
}
