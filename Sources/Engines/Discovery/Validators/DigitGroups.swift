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

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let bounds = DigitGroups.bounds(of: candidate, in: block, cell: cell) else { return nil }
        let bytes = block.bytes.span
        var start = candidate.lowerBound
        var compact = [UInt8]()
        compact.reserveCapacity(24)
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
        guard DigitGroups.isAlone(start..<index, in: bytes, within: bounds), check.accepts(compact.span) else {
            return nil
        }
        return start..<index
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D }
}

/// A card's number in one run or in the groups that cards print.
struct CardNumberCheck: SurroundingsCheck {
    /// Never reported, in digits.
    let excluded: Set<String>

    var name: String { "card number" }

    private static let groupings: [[Int]] = [
        [4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 4, 4, 4, 3], [6, 13], [4, 4, 4, 1], [4, 4, 4, 2], [4, 4, 4, 3],
        [4, 4, 4, 5],
        [4, 4, 4, 6], [4, 4, 4, 7], [4, 4, 4, 4, 1], [4, 4, 4, 4, 2],
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
            return isTest(bytes.extracting(run)) ? nil : run
        }
        guard end - start == 4 || end - start == 6 else { return nil }
        for grouping in Self.groupings where grouping[0] == end - start {
            if let value = grouped(grouping, bytes, start, bounds) { return value }
        }
        return nil
    }

    private func grouped(_ grouping: [Int], _ bytes: Span<UInt8>, _ start: Int, _ bounds: Range<Int>) -> Range<Int>? {
        var digits = [UInt8]()
        digits.reserveCapacity(19)
        var index = start
        var separator: UInt8 = 0
        for (place, count) in grouping.enumerated() {
            if place > 0 {
                guard index < bounds.upperBound, bytes[index] == 0x20 || bytes[index] == 0x2D else { return nil }
                guard place == 1 || bytes[index] == separator else { return nil }
                separator = bytes[index]
                index += 1
            }
            guard DigitGroups.run(bytes, from: index, to: bounds.upperBound) - index == count else { return nil }
            for _ in 0..<count {
                digits.append(bytes[index])
                index += 1
            }
        }
        guard CardNumber.isValid(digits.span), DigitGroups.isAlone(start..<index, in: bytes, within: bounds),
            !isInRow(start..<index, of: grouping[0], separator, bytes, bounds)
        else { return nil }
        return isTest(digits.span) ? nil : start..<index
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

    private func isTest(_ digits: Span<UInt8>) -> Bool {
        var text = [UInt8]()
        for index in digits.indices { text.append(digits[index]) }
        return excluded.contains(String(decoding: text, as: UTF8.self))
    }
}

extension Pattern {
    /// Ten digits, with at most one space or hyphen between two of them: where a long number begins.
    static let digitGroups = "\\b[0-9](?:[ -]?[0-9]){9}"
    /// Nine digits: where a run begins.
    static let digitRun = "\\b[0-9]{9}"
}
