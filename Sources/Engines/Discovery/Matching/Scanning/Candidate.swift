/// A stretch that is an occurrence unless something better overlaps it.
struct Candidate {
    var start: Int32
    var end: Int32
    var rule: Int32
    /// -1 in free text.
    var cell: Int32
    /// Greater is better: evidence, keyword, length, the keyword's nearness and length, the catalogue's order.
    var priority: UInt64

    init(rule: Int, range: Range<Int>, cell: Int, evidence: Int, keyword: Nearness?) {
        start = Int32(truncatingIfNeeded: range.lowerBound)
        end = Int32(truncatingIfNeeded: range.upperBound)
        self.rule = Int32(truncatingIfNeeded: rule)
        self.cell = Int32(truncatingIfNeeded: cell)
        var priority = UInt64(evidence & 3) << 1 | (keyword == nil ? 0 : 1)
        priority = priority << 16 | UInt64(min(range.count, 0xFFFF))
        priority = priority << 12 | UInt64(0xFFF - min(keyword?.distance ?? 0xFFF, 0xFFF))
        priority = priority << 8 | UInt64(min(keyword?.length ?? 0, 0xFF))
        self.priority = priority << 16 | UInt64(0xFFFF - min(rule, 0xFFFF))
    }

    var range: Range<Int> { Int(start)..<Int(end) }

    func moved(by distance: Int) -> Candidate {
        var result = self
        result.start = Int32(truncatingIfNeeded: Int(start) + distance)
        result.end = Int32(truncatingIfNeeded: Int(end) + distance)
        return result
    }

    func overlaps(_ other: Candidate) -> Bool { start < other.end && other.start < end }
}

/// How near a candidate's keyword stands.
struct Nearness {
    /// In characters; 0 for a field's name.
    var distance: Int
    /// The keyword's, in bytes.
    var length: Int
}
